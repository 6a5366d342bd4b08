package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleOptions.AtEnd;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Runs over a part of a history, and curves at the closes of sessions.
final class RunSpanTest {
    private static final String RULE =
            "{'name':'turn','long':{'enter':{'crosses_above':['close','SMA_5']},'size':{'percent':50}},"
                    + "'short':{'enter':{'crosses_below':['close','SMA_5']},'size':{'percent':50}}}";

    private static RuleSignals signals(Bars bars, Timeframe timeframe) {
        Rule rule =
                new RuleReader(RuleFields.standard())
                        .read(
                                Json.stored(
                                        RULE.replace('\'', '"')
                                                .replace(
                                                        "{\"name",
                                                        "{\"timeframe\":\"%s\",\"name"
                                                                .formatted(timeframe.code())),
                                        JsonNode.class),
                                "")
                        .rule()
                        .orElseThrow();
        return new RuleSignals(
                rule,
                new RuleColumns(
                        RuleHistory.of(bars, timeframe),
                        RuleFields.standard(),
                        SuppliedColumns.NONE));
    }

    private static RunTerms terms() {
        return new RunTerms(
                new PositionKey("span", "A"),
                ExecutionSettings.usual("USD"),
                InstrumentTerms.of("A", "USD", CostPlan.NONE),
                new BigDecimal(100_000),
                List.of());
    }

    /// @param each seconds from one bar to the next, within days of so many bars
    private static Bars walk(int size, int aDay, int each) {
        SplittableRandom random = new SplittableRandom(8);
        Bars bars = Bars.room(size);
        double close = 100;
        for (int i = 0; i < size; i++) {
            double open = close;
            close = open * Math.exp(0.01 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / aDay) + (long) each * (i % aDay);
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * 1.003;
            bars.low()[i] = Math.min(open, close) * 0.997;
            bars.volume()[i] = 1_000_000;
        }
        return bars;
    }

    @Test
    void aSpanIsAWholeRunThatBeginsLaterAndKnowsNothingOfWhatFollows() {
        Bars bars = walk(300, 1, 0);
        RuleSignals signals = signals(bars, Timeframe.DAY);
        for (AtEnd end : AtEnd.values()) {
            for (int to = 150; to < 300; to += 13) {
                RunSpan span = new RunSpan(100, to, end);
                SymbolResult known = SymbolRun.of(signals, terms(), span);
                SymbolResult cut =
                        SymbolRun.of(signals(bars.first(to), Timeframe.DAY), terms(), span);
                assertArrayEquals(cut.equity(), known.equity());
                assertArrayEquals(cut.gross(), known.gross());
                assertEquals(cut.trades(), known.trades());
                assertEquals(to - 100, known.equity().length);
                assertEquals(100, known.firstDecision());
                assertEquals(100_000, known.equity()[0]);
                assertTrue(known.trades().size() > 3);
                for (ClosedTrade trade : known.trades()) {
                    assertTrue(trade.entry().bar() > 100 && trade.exit().bar() < to);
                }
                assertEquals(end == AtEnd.KEEP, known.openSince() >= 0);
            }
        }
        SymbolResult whole = SymbolRun.of(signals, terms());
        SymbolResult same = SymbolRun.of(signals, terms(), RunSpan.whole(signals));
        assertArrayEquals(whole.equity(), same.equity());
        assertEquals(new RunSpan(0, 300, AtEnd.KEEP), whole.span());
    }

    @Test
    void spansOfNoneOneAndTwoBarsHoldTheirMoney() {
        RuleSignals signals = signals(walk(60, 1, 0), Timeframe.DAY);
        for (int size = 0; size < 3; size++) {
            SymbolResult result =
                    SymbolRun.of(signals, terms(), new RunSpan(30, 30 + size, AtEnd.CLOSE));
            assertEquals(size, result.equity().length);
            assertTrue(Arrays.stream(result.equity()).limit(1).allMatch(e -> e == 100_000));
            assertEquals(0, result.open().signum());
        }
    }

    @Test
    void curvesOfDaysBeginAtTheFirstDecidingBar() {
        Bars bars = walk(60, 1, 0);
        RuleSignals signals = signals(bars, Timeframe.DAY);
        SymbolResult result = SymbolRun.of(signals, terms());
        EquityCurve curve =
                Objects.requireNonNull(new SessionCurves(signals.history(), 252).of(result, 1e5));
        assertEquals(60 - result.firstDecision(), curve.equity().length);
        assertEquals(1e5, curve.equity()[0]);
        assertEquals(result.equity()[59], curve.equity()[curve.equity().length - 1]);
        SymbolResult none = SymbolRun.of(signals(bars.first(4), Timeframe.DAY), terms());
        assertNull(new SessionCurves(signals.history(), 252).of(none, 1e5));
    }

    /// Bars within a day are sampled at its last one; what happens on the first day counts.
    @Test
    void curvesWithinDaysAreSampledAtTheirCloses() {
        Bars bars = walk(70, 7, 3_600);
        RuleSignals signals = signals(bars, Timeframe.HOUR);
        SymbolResult result = SymbolRun.of(signals, terms());
        assertEquals(5, result.firstDecision());
        SessionCurves curves = new SessionCurves(signals.history(), 252);
        EquityCurve curve = Objects.requireNonNull(curves.of(result, 1e5));
        assertEquals(10, curves.count());
        double[] expected = new double[11];
        expected[0] = 1e5;
        for (int day = 0; day < 10; day++) {
            expected[day + 1] = result.equity()[7 * day + 6];
        }
        assertArrayEquals(expected, curve.equity());
        double[] returns = curves.benchmark(bars.close(), 5, 70);
        assertEquals(10, returns.length);
        assertEquals(bars.close()[13] / bars.close()[6] - 1, returns[1], 1e-15);
        assertEquals(bars.close()[6] / bars.close()[5] - 1, returns[0], 1e-15);
        SymbolResult later = SymbolRun.of(signals, terms(), new RunSpan(13, 70, AtEnd.KEEP));
        double[] atClose = Objects.requireNonNull(curves.of(later, 1e5)).equity();
        assertEquals(9, atClose.length);
        assertEquals(later.equity()[20 - 13], atClose[1]);
    }
}
