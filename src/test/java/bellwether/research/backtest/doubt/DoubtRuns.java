package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Random;

/// Rules and made-up prices for these tests.
final class DoubtRuns {
    static final String CROSS =
            """
            {'name':'cross',
             'long':{'enter':{'crosses_above':['SMA_4','SMA_15']},
                     'exit':{'crosses_below':['SMA_4','SMA_15']},'size':{'percent':95}}}
            """;

    private DoubtRuns() {}

    static Rule rule(String text) {
        return rule(text, RuleFields.standard());
    }

    static Rule rule(String text, RuleFields fields) {
        RuleReader.Result read =
                new RuleReader(fields)
                        .read(Json.stored(text.replace('\'', '"'), JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        return read.rule().orElseThrow();
    }

    static RuleSignals signals(Rule rule, RuleHistory history) {
        return new RuleSignals(
                rule, new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE));
    }

    static RuleSignals signals(String rule, Bars bars) {
        return signals(rule(rule), RuleHistory.of(bars, Timeframe.DAY));
    }

    static RunTerms terms(CostPlan costs, List<TapeAction> actions) {
        return new RunTerms(
                new PositionKey("test", "A"),
                ExecutionSettings.usual("USD"),
                InstrumentTerms.of("A", "USD", costs),
                new BigDecimal(100_000),
                actions);
    }

    static RunTerms terms() {
        return terms(new CostPresets().plan("us_retail"), List.of());
    }

    static RunMetrics metrics(RuleSignals signals, SymbolResult result) {
        SessionCurve equity =
                SessionCurve.sampled(
                        signals.history(), result.firstDecision(), result.equity(), 252);
        return equity.metrics(new double[equity.count()], result.trading(), 0);
    }

    /// Days without weekends of a random walk.
    static Bars walk(long seed, int count) {
        Random random = new Random(seed);
        Bars bars = Bars.room(count);
        double close = 100;
        for (int i = 0; i < count; i++) {
            double open = close * Math.exp(0.006 * random.nextGaussian());
            close = open * Math.exp(0.015 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            bars.volume()[i] = 10_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }

    /// Bars that open and close at these prices.
    static Bars bars(double... prices) {
        Bars bars = Bars.room(prices.length);
        for (int i = 0; i < prices.length; i++) {
            bars.time()[i] = 86_400L * (20_000 + i);
            bars.open()[i] = prices[i];
            bars.close()[i] = prices[i];
            bars.high()[i] = prices[i] + 1;
            bars.low()[i] = prices[i] - 1;
            bars.volume()[i] = 10_000_000;
        }
        return bars;
    }
}
