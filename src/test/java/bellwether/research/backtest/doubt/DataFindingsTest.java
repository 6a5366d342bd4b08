package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.symbols.Survivorship;
import bellwether.research.backtest.TradeDirection;
import bellwether.trading.execution.Charge;
import bellwether.trading.execution.Fill;
import bellwether.trading.execution.FillPhase;
import bellwether.trading.execution.OrderSide;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.RateBasis;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Thresholds of fills, prices and terms, from both sides.
final class DataFindingsTest extends FindingsCase {
    @Test
    void undecidedAreMoreThanOneInTwentyOrNarrowLevels() {
        trades.set(0, with(trades.get(0), TradeDirection.LONG, true));
        trades.set(1, with(trades.get(1), TradeDirection.LONG, true));
        absent("undecided"); // 2 of 40
        trades.set(2, with(trades.get(2), TradeDirection.LONG, true));
        assertEquals(0.075, number(found("undecided")));
        trades.replaceAll(trade -> with(trade, TradeDirection.LONG, false));
        levels = new LevelFacts(0.02, 0.02);
        absent("undecided");
        levels = new LevelFacts(0.0199, 0.02);
        assertEquals(0.0199, number(found("undecided")));
        levels = null;
        absent("undecided");
    }

    @Test
    void fillsMayBeTooLargeForTheirVolume() {
        fills = new FillFacts(80, 0.05, 0, 0, 20.0);
        assertEquals(List.of(), findings());
        fills = new FillFacts(80, 0.0501, 3, 1, 20.1);
        assertTrue(found("illiquid").message().startsWith("3 of 80 fills"));
        assertEquals(1, number(found("volume_unknown")));
        assertEquals(20.1, number(found("impact_high")));
        fills = new FillFacts(0, null, 0, 0, null);
        assertEquals(List.of(), findings());
    }

    @Test
    void badPricesAreListed() {
        prices =
                new FindingInputs.Prices(
                        List.of("A 2024-01-02 zero range", "b", "c", "d"),
                        List.of("A 2024-02-02"),
                        List.of("B from 2024-03-01"),
                        null);
        assertEquals(
                "4 doubtful bars inside trades: A 2024-01-02 zero range; b; c and 1 more.",
                found("bad_data").message());
        assertTrue(
                found("suspected_split").message().startsWith("1 suspected split inside trades"));
        assertEquals(1, number(found("stale_prices")));
    }

    @Test
    void survivorsAreSaidInTheMarketsWords() {
        for (Boolean only : Arrays.asList(true, null, false)) {
            prices =
                    new FindingInputs.Prices(
                            List.of(),
                            List.of(),
                            List.of(),
                            new Survivorship(9, 0, 0, only, "All still trade."));
            assertEquals(!Boolean.FALSE.equals(only), maybe("survivors").isPresent());
        }
        prices =
                new FindingInputs.Prices(
                        List.of(),
                        List.of(),
                        List.of(),
                        new Survivorship(9, 0, 0, true, "All still trade."));
        assertEquals("All still trade.", found("survivors").message());
    }

    @Test
    void warmUpIsShortWhereValuesStillShowTheBegin() {
        terms = new FindingInputs.Terms(List.of(), false, 40, 40, List.of());
        absent("warm_up");
        terms = new FindingInputs.Terms(List.of(), false, 39, 40, List.of());
        assertEquals(39, number(found("warm_up")));
        terms = new FindingInputs.Terms(List.of(), false, 50, 40, List.of("OBV"));
        assertTrue(found("warm_up").message().contains("OBV"));
    }

    @Test
    void termsAreNamed() {
        terms = new FindingInputs.Terms(List.of("limit: touch"), true, 50, 40, List.of());
        assertTrue(found("optimistic_fill").message().contains("limit: touch"));
        assertTrue(found("costless").message().contains("none"));
    }

    @Test
    void fillFactsCountWhatFillsTook() {
        List<Fill> all = List.of(fill(6, 0.5, true), fill(5, 0, false), fill(9, 0, true));
        FillFacts facts =
                FillFacts.of(all, fill -> fill.quantity().intValue() == 9 ? Double.NaN : 100);
        assertEquals(new FillFacts(3, 0.06, 1, 1, 10_000 * 0.5 / 200), facts);
        assertEquals(new FillFacts(0, null, 0, 0, null), FillFacts.of(List.of(), _ -> 1));
    }

    private static Fill fill(int shares, double impact, boolean known) {
        return new Fill(
                "o",
                PositionKey.manual("A"),
                OrderSide.BUY,
                BigDecimal.valueOf(shares),
                BigDecimal.TEN,
                BigDecimal.valueOf(10L * shares),
                List.of(
                        new Charge("commission", BigDecimal.ONE, RateBasis.STATED),
                        new Charge("impact", BigDecimal.valueOf(impact), RateBasis.STATED)),
                FillPhase.OPEN,
                BEGIN,
                0,
                false,
                known);
    }

    @Test
    void levelsAreMeasuredAgainstTheMedianBar() {
        String stop = DoubtRuns.CROSS.replace("'size'", "%s,'size'");
        LevelFacts percent =
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted(
                                                "'stop':{'percent':3},'trail':{'percent':2}"),
                                        DoubtRuns.bars(flat(60))))
                        .orElseThrow();
        assertEquals(0.02, percent.narrowest());
        assertEquals(0.02, percent.medianBar(), 1e-12);
        LevelFacts range =
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted("'stop':{'atr':1.5}"),
                                        DoubtRuns.bars(flat(60))))
                        .orElseThrow();
        assertEquals(0.03, range.narrowest(), 1e-12);
        assertFalse(
                LevelFacts.of(DoubtRuns.signals(DoubtRuns.CROSS, DoubtRuns.bars(flat(60))))
                        .isPresent());
        assertFalse(
                LevelFacts.of(
                                DoubtRuns.signals(
                                        stop.formatted("'stop':{'percent':3}"),
                                        DoubtRuns.bars(flat(5))))
                        .isPresent());
    }

    private static double[] flat(int count) {
        return Collections.nCopies(count, 100.0).stream().mapToDouble(value -> value).toArray();
    }
}
