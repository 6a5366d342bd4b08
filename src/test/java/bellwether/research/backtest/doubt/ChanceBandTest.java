package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.rules.RuleHistory;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Random entries over time: their end is what their totals say, and on the way each draw is worth
/// what its trades are worth at a close.
final class ChanceBandTest {
    private static final int BARS = 40;

    private static ClosedTrade trade(Bars bars, String ticker, int entry, int exit) {
        double in = bars.open()[entry];
        double gross = 100 * (bars.open()[exit] - in);
        return new ClosedTrade(
                ticker,
                TradeDirection.LONG,
                new BigDecimal(100),
                leg(bars, entry, in),
                leg(bars, exit, bars.open()[exit]),
                new ClosedTrade.Money(
                        BigDecimal.valueOf(gross), BigDecimal.ZERO, BigDecimal.valueOf(100 * in)),
                new ClosedTrade.Excursion(0, 0, null),
                new ClosedTrade.Excursion(0, 0, null),
                exit - entry + 1,
                null,
                TradeExit.SIGNAL,
                false);
    }

    private static ClosedTrade.Leg leg(Bars bars, int bar, double price) {
        return new ClosedTrade.Leg(
                Timeframe.date(bars.time()[bar]), bar, BigDecimal.valueOf(price));
    }

    private static RandomEntries.Lane lane(Bars bars, List<ClosedTrade> trades, double weight) {
        return new RandomEntries.Lane(
                RuleHistory.of(bars, Timeframe.DAY),
                List.of(),
                0,
                trades,
                trades.stream().map(_ -> weight).toList(),
                BigDecimal.ONE);
    }

    private static int[] days(Bars bars) {
        int[] days = new int[bars.size()];
        for (int i = 0; i < days.length; i++) {
            days[i] = (int) Timeframe.date(bars.time()[i]).toEpochDay();
        }
        return days;
    }

    @Test
    void theEndOfTheBandIsWhatTheDrawsBroughtOverAllSymbols() {
        Bars one = DoubtRuns.walk(1, BARS);
        Bars two = DoubtRuns.walk(2, BARS);
        RandomDraws draws = new RandomDraws(7, days(one));
        draws.add(lane(one, List.of(trade(one, "A", 3, 9), trade(one, "A", 20, 22)), 0.5));
        draws.add(lane(two, List.of(trade(two, "B", 5, 30)), 0.5));
        RandomEntries entries = draws.entries();
        assertEquals(3, entries.trades());
        double[] low = draws.band().low(BARS, 1_000);
        double[] high = draws.band().high(BARS, 1_000);
        assertEquals(1_000, low[0]);
        assertEquals(1_000, high[0]);
        assertEquals(total(entries, 0.05), low[BARS - 1], 1e-6);
        assertEquals(total(entries, 0.5), draws.band().median(BARS, 1_000)[BARS - 1], 1e-6);
        assertEquals(total(entries, 0.95), high[BARS - 1], 1e-6);
        for (int i = 1; i < BARS; i++) {
            assertTrue(low[i] < high[i], "no width at session " + i);
        }
    }

    private static double total(RandomEntries entries, double probability) {
        return entries.quantiles().stream()
                .filter(each -> Math.abs(each.probability() - probability) < 1e-9)
                .mapToDouble(each -> 1_000 * (1 + each.total()))
                .findFirst()
                .orElseThrow();
    }

    /// A trade over all bars has one place, so each draw is the trade itself.
    @Test
    void anOpenTradeIsWorthItsClose() {
        Bars bars = DoubtRuns.walk(3, BARS);
        RandomDraws draws = new RandomDraws(7, days(bars));
        draws.add(lane(bars, List.of(trade(bars, "A", 1, BARS - 1)), 1));
        double[] low = draws.band().low(BARS, 100);
        double[] high = draws.band().high(BARS, 100);
        for (int bar = 1; bar < BARS; bar++) {
            double price = bar == BARS - 1 ? bars.open()[bar] : bars.close()[bar];
            assertEquals(100 * price / bars.open()[1], low[bar], 1e-9, "session " + bar);
            assertEquals(low[bar], high[bar], 1e-9);
        }
    }

    @Test
    void monthsOfALongRunAreValued() {
        Bars bars = DoubtRuns.walk(4, 800);
        RandomDraws draws = new RandomDraws(7, days(bars));
        draws.add(lane(bars, List.of(trade(bars, "A", 100, 130)), 1));
        double[] median = draws.band().median(800, 100);
        int valued = 0;
        for (double value : median) {
            valued += Double.isNaN(value) ? 0 : 1;
        }
        assertTrue(valued > 25 && valued < 60, "valued at " + valued);
        assertTrue(median[0] == 100 && median[799] > 0);
        assertEquals(0, new RandomDraws(7, days(bars)).band().low(800, 100).length);
        assertEquals(
                "no closed trades",
                requireNonNull(new RandomDraws(7, days(bars)).entries().undefined()));
    }
}
