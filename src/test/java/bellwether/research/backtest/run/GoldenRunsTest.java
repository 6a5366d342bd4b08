package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.technical.ta.Series;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostRate;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.LotMethod;
import bellwether.trading.execution.MarginRules;
import bellwether.trading.execution.MatchingRules;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TakerCosts;
import bellwether.trading.execution.TapeKind;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Twenty runs of backtesting.py on GOOG, trade by trade, from rules in JSON through the conditions
/// and the one fill model.
final class GoldenRunsTest {
    private static final double CLOSE = 1e-9;

    @TestFactory
    Stream<DynamicTest> followTradeByTrade() {
        Assumptions.assumeTrue(
                GoldenRuns.areThere(), "no shared data: golden backtests not replayed");
        GoldenRuns golden = GoldenRuns.read();
        return golden.runs().values().stream()
                .map(run ->
                        DynamicTest.dynamicTest(
                                run.id() + " " + run.strategy(), () -> replay(golden, run)));
    }

    private static void replay(GoldenRuns golden, GoldenRuns.Run run) {
        RuleSignals signals = signals(golden, rule(run));
        SymbolResult result = SymbolRun.of(signals, terms(run));
        List<ClosedTrade> trades = result.trades();
        for (int i = 0; i < Math.min(trades.size(), run.trades().size()); i++) {
            same(run.trades().get(i), trades.get(i), run.id() + ", trade " + (i + 1));
        }
        assertEquals(run.trades().size(), trades.size(), "trades");
        double[] equity = result.equity().clone();
        ReferenceStatisticsTest.compare(
                run,
                ReferenceStatistics.of(
                        golden.dates(),
                        golden.bars().close(),
                        run.sameClose() ? booksLate(equity, result) : equity,
                        trades.stream().map(GoldenRunsTest::plain).toList(),
                        signals.firstDecision() - 1));
    }

    /// The reference books what fills at a close on the bar behind it.
    private static double[] booksLate(double[] equity, SymbolResult result) {
        int last = equity.length - 1;
        for (ClosedTrade trade : result.trades()) {
            double half = trade.money().costs().doubleValue();
            double entry =
                    half
                            * trade.entry().price().doubleValue()
                            / trade.entry().price().add(trade.exit().price()).doubleValue();
            equity[trade.entry().bar()] += entry;
            if (trade.exit().bar() < last) {
                equity[trade.exit().bar()] += half - entry;
            }
        }
        return equity;
    }

    private static ReferenceStatistics.Trade plain(ClosedTrade trade) {
        return new ReferenceStatistics.Trade(
                trade.entry().bar(),
                trade.exit().bar(),
                trade.money().net().doubleValue(),
                trade.returned(),
                trade.money().costs().doubleValue());
    }

    private static void same(GoldenRuns.Row expected, ClosedTrade trade, String what) {
        int sign = trade.direction() == TradeDirection.LONG ? 1 : -1;
        assertEquals(expected.entryBar(), trade.entry().bar(), what + ", entry bar");
        assertEquals(expected.exitBar(), trade.exit().bar(), what + ", exit bar " + trade.reason());
        assertEquals(expected.size(), sign * trade.quantity().intValueExact(), what + ", size");
        assertEquals(
                expected.entryPrice(),
                trade.entry().price().doubleValue(),
                CLOSE,
                what + ", entry");
        assertEquals(
                expected.exitPrice(), trade.exit().price().doubleValue(), CLOSE, what + ", exit");
        double net = trade.money().net().doubleValue();
        assertEquals(
                expected.pnl(),
                net,
                CLOSE * Math.max(1, Math.abs(expected.pnl())),
                what + ", result");
    }

    private static RuleSignals signals(GoldenRuns golden, Rule rule) {
        Series series = golden.bars();
        int n = series.size();
        long[] times = new long[n];
        for (int i = 0; i < n; i++) {
            times[i] = golden.dates()[i].atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        }
        Bars bars =
                new Bars(
                        n,
                        times,
                        series.open(),
                        series.high(),
                        series.low(),
                        series.close(),
                        series.volume());
        return new RuleSignals(
                rule,
                new RuleColumns(
                        RuleHistory.of(bars, Timeframe.DAY),
                        RuleFields.standard(),
                        SuppliedColumns.NONE));
    }

    private static RunTerms terms(GoldenRuns.Run run) {
        BigDecimal percent = BigDecimal.valueOf(run.commission()).movePointRight(2);
        CostPlan costs =
                run.commission() == 0
                        ? CostPlan.NONE
                        : new CostPlan(
                                "own",
                                List.of(CostRate.percent("commission", percent)),
                                TakerCosts.NONE,
                                false);
        MarginRules margin =
                new MarginRules(
                        true, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO);
        return new RunTerms(
                new PositionKey("golden", "GOOG"),
                new ExecutionSettings(
                        "USD",
                        10,
                        TapeKind.DAILY,
                        LotMethod.FIFO,
                        new MatchingRules(true, false, true, null),
                        margin,
                        false),
                new InstrumentTerms("GOOG", "USD", 10, BigDecimal.ONE, false, false, costs),
                new BigDecimal(100_000),
                List.of());
    }

    private static Rule rule(GoldenRuns.Run run) {
        JsonNode json = Json.stored(run.rules(), JsonNode.class);
        RuleReader.Result read = new RuleReader(RuleFields.standard()).read(json, "");
        assertEquals(List.of(), read.faults());
        return read.rule().orElseThrow();
    }
}
