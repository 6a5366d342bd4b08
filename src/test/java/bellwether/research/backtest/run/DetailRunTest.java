package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeExit;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A rule over days whose hours say in which order prices came. On the fourth day a stop at 90 and
/// a target at 110 are both reached.
final class DetailRunTest {
    private static final TradingCalendar NEW_YORK =
            new Calendars(InstantSource.fixed(Instant.EPOCH)).find("XNYS").orElseThrow();
    private static final long MONDAY = LocalDate.of(2026, 3, 2).toEpochDay();

    /// Of a session in New York; the last one is a half.
    private static final int HOURS = 7;

    private static final double[][] DAYS = {
        {100, 101, 99, 100},
        {100, 101, 99, 100},
        {100, 102, 98, 101},
        {101, 112, 88, 100},
        {100, 101, 99, 100}
    };

    private static Bars bars(long[] times, double[][] prices) {
        Bars bars = Bars.room(times.length);
        for (int i = 0; i < times.length; i++) {
            bars.time()[i] = times[i];
            bars.open()[i] = prices[i][0];
            bars.high()[i] = prices[i][1];
            bars.low()[i] = prices[i][2];
            bars.close()[i] = prices[i][3];
            bars.volume()[i] = 1_000_000;
        }
        return bars;
    }

    private static RuleHistory days() {
        long[] times = new long[DAYS.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = (MONDAY + i) * 86_400;
        }
        return RuleHistory.of(bars(times, DAYS), Timeframe.DAY).with(NEW_YORK);
    }

    /// All hours of the third day and of the fourth, from 14:30 UTC on: those that are given, then
    /// quiet ones.
    private static DetailBars hours(double[]... fourth) {
        double[][] prices = new double[2 * HOURS][];
        for (int i = 0; i < HOURS; i++) {
            prices[i] = i == 0 ? new double[] {100, 102, 98, 101} : quiet(101);
            prices[HOURS + i] = i < fourth.length ? fourth[i] : quiet(100);
        }
        return hours(prices, _ -> true);
    }

    private static double[] quiet(double price) {
        return new double[] {price, price, price, price};
    }

    /// @param kept which of them are stored
    private static DetailBars hours(double[][] prices, IntPredicate kept) {
        int[] places = IntStream.range(0, prices.length).filter(kept).toArray();
        long[] times = new long[places.length];
        double[][] stored = new double[places.length][];
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            times[i] = (MONDAY + 2 + place / HOURS) * 86_400 + 52_200 + 3_600L * (place % HOURS);
            stored[i] = prices[place];
        }
        return DetailBars.of(bars(times, stored), Timeframe.HOUR, days(), NEW_YORK);
    }

    private static RunTerms terms() {
        return new RunTerms(
                new PositionKey("test", "A"),
                ExecutionSettings.usual("USD"),
                InstrumentTerms.of("A", "USD", CostPlan.NONE),
                new BigDecimal(10_000),
                List.of());
    }

    private static SymbolResult run(RunTerms terms) {
        String text =
                """
                {"name":"x","detail_timeframe":"1h",
                 "long":{"enter":{"gt":["close",99]},"size":{"shares":10},
                         "stop":{"price":90},"target":{"price":110},"cooldown_bars":5}}
                """;
        RuleReader.Result read =
                new RuleReader(RuleFields.standard()).read(Json.stored(text, JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        return SymbolRun.recorded(
                new RuleSignals(
                        read.rule().orElseThrow(),
                        new RuleColumns(days(), RuleFields.standard(), SuppliedColumns.NONE)),
                terms);
    }

    private static ClosedTrade first(DetailBars detail) {
        SymbolResult result = run(terms().withDetail(detail));
        assertFalse(result.trades().isEmpty(), result.fills().toString());
        return result.trades().getFirst();
    }

    @Test
    void hoursSayThatTheTargetCameFirst() {
        ClosedTrade trade =
                first(
                        hours(
                                new double[] {101, 112, 100, 105},
                                new double[] {105, 105, 88, 95},
                                new double[] {95, 100, 94, 100}));
        assertEquals(TradeExit.TARGET, trade.reason());
        assertEquals(0, new BigDecimal(110).compareTo(trade.exit().price()));
        assertFalse(trade.assumed());
        assertEquals(LocalDate.of(2026, 3, 4), trade.entry().date());
        assertEquals(LocalDate.of(2026, 3, 5), trade.exit().date());
    }

    @Test
    void hoursSayThatTheStopCameFirst() {
        ClosedTrade trade =
                first(
                        hours(
                                new double[] {101, 103, 88, 95},
                                new double[] {95, 112, 94, 100},
                                new double[] {100, 100, 99, 100}));
        assertEquals(TradeExit.STOP, trade.reason());
        assertFalse(trade.assumed());
    }

    @Test
    void aDayWithoutWholeHoursIsUsedItselfAndSaid() {
        List<DetailBars> lacking =
                List.of(
                        hours(new double[] {101, 101, 88, 100}),
                        hours(new double[] {101, 112, 100, 105}),
                        hours(new double[] {105, 112, 100, 105}, new double[] {105, 105, 88, 95}));
        for (DetailBars detail : lacking) {
            SymbolResult result = run(terms().withDetail(detail));
            ClosedTrade trade = result.trades().getFirst();
            assertEquals(TradeExit.STOP, trade.reason());
            assertTrue(trade.assumed());
            DetailUse use = result.detail().orElseThrow();
            assertEquals(LocalDate.of(2026, 3, 5), use.first());
            assertEquals("1h", use.timeframe());
            assertEquals(1, use.missing(), use.toString());
            assertEquals(2, use.bars(), use.toString());
        }
    }

    /// High and low came before noon, so that the hours that are stored know both.
    @Test
    void hoursThatEndOrPauseTooEarlyAreNotWhole() {
        double[][] prices = new double[2 * HOURS][];
        for (int i = 0; i < 2 * HOURS; i++) {
            prices[i] = quiet(i < HOURS ? 101 : 100);
        }
        prices[0] = new double[] {100, 102, 98, 101};
        prices[HOURS] = new double[] {101, 112, 88, 100};
        prices[2 * HOURS - 1] = new double[] {100, 100, 99, 100};
        assertEquals(0, missing(hours(prices, _ -> true)));
        assertEquals(0, missing(hours(prices, i -> i != HOURS + 3)), "one hour is missing");
        assertEquals(1, missing(hours(prices, i -> i != HOURS + 3 && i != HOURS + 4)));
        assertEquals(1, missing(hours(prices, i -> i < HOURS + 4)), "nothing of the afternoon");
        assertEquals(
                1, missing(hours(prices, i -> i < HOURS || (i % HOURS != 1 && i % HOURS != 2))));
        prices[2 * HOURS - 1] = new double[] {100, 102, 100, 102};
        assertEquals(1, missing(hours(prices, _ -> true)), "another close");
    }

    private static int missing(DetailBars detail) {
        return run(terms().withDetail(detail)).detail().orElseThrow().missing();
    }

    @Test
    void whatTradesBeforeTheOpenAndAfterTheCloseIsLeftOut() {
        long open = (MONDAY + 3) * 86_400 + 52_200;
        double[][] prices = new double[HOURS + 2][];
        long[] times = new long[HOURS + 2];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = quiet(100);
            times[i] = open + 3_600L * (i - 1);
        }
        prices[0] = new double[] {101, 300, 1, 101};
        prices[1] = new double[] {101, 112, 100, 105};
        prices[2] = new double[] {105, 105, 88, 100};
        prices[HOURS + 1] = new double[] {100, 200, 100, 100};
        DetailBars detail = DetailBars.of(bars(times, prices), Timeframe.HOUR, days(), NEW_YORK);
        assertEquals(TradeExit.TARGET, first(detail).reason());
    }

    @Test
    void decisionsFollowTheLastHourOfTheirDay() {
        SymbolResult result =
                run(
                        terms().withDetail(
                                        hours(
                                                new double[] {101, 112, 88, 100},
                                                new double[] {100, 101, 99, 100})));
        assertEquals(
                LocalDate.of(2026, 3, 4), result.orders().getFirst().fills().getFirst().date());
        assertEquals(LocalDate.of(2026, 3, 3), result.orders().getFirst().decided());
    }

    @Test
    void withoutFinerBarsItIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> run(terms()));
        assertTrue(refusal.toString().contains("finer bars"), refusal.toString());
    }
}
