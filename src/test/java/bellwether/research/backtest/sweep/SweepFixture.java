package bellwether.research.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
import bellwether.research.backtest.run.RunTerms;
import bellwether.trading.execution.CostPlan;
import bellwether.trading.execution.CostPresets;
import bellwether.trading.execution.ExecutionSettings;
import bellwether.trading.execution.InstrumentTerms;
import bellwether.trading.execution.PositionKey;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.SplittableRandom;

/// Symbols, rules and terms of the tests of sweeps.
final class SweepFixture {
    static final double CASH = 100_000;

    /// Long only, so that its trades do not turn over.
    static final String CROSS =
            """
            {'name':'cross','params':{'slow':[20,35,50],'fast':[4,8,12,16]},
             'long':{'enter':{'crosses_above':['SMA_{fast}','SMA_{slow}']},
                     'exit':{'crosses_below':['SMA_{fast}','SMA_{slow}']},
                     'size':{'percent':95}}}
            """;

    /// Both sides, which turn over, with three parameters.
    static final String SIDES =
            """
            {'name':'sides','params':{'n':[7,14],'low':[30,40],'stop':[2,4,8]},
             'long':{'enter':{'lt':['RSI_{n}','{low}']},'size':{'percent':60},
                     'stop':{'percent':'{stop}'},'max_bars':15},
             'short':{'enter':{'gt':['RSI_{n}',65]},'exit':{'lt':['RSI_{n}',50]},
                      'size':{'percent':60},'stop':{'percent':'{stop}'}}}
            """;

    private static final CostPlan COSTS = new CostPresets().plan("us_retail");

    private SweepFixture() {}

    static RuleReader reader() {
        return new RuleReader(RuleFields.standard());
    }

    static JsonNode json(String text) {
        return Json.stored(text.replace('\'', '"'), JsonNode.class);
    }

    static RuleTemplate template(String text) {
        RuleTemplate.Result read = RuleTemplate.read(json(text), "", reader());
        assertEquals(List.of(), read.faults());
        return read.template().orElseThrow();
    }

    /// A rule whose values stand in its text.
    static Rule rule(String text) {
        RuleReader.Result read = reader().read(json(text), "");
        assertEquals(List.of(), read.faults());
        return read.rule().orElseThrow();
    }

    static Bars walk(int seed, int size) {
        SplittableRandom random = new SplittableRandom(seed);
        Bars bars = Bars.room(size);
        double close = 100;
        for (int i = 0; i < size; i++) {
            double open = close * Math.exp(0.004 * random.nextGaussian());
            close = open * Math.exp(0.0004 + 0.012 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            bars.volume()[i] = 1_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }

    static RuleHistory history(Bars bars) {
        return RuleHistory.of(bars, Timeframe.DAY);
    }

    static RunTerms terms(String ticker) {
        return new RunTerms(
                new PositionKey("sweep", ticker),
                ExecutionSettings.usual("USD"),
                InstrumentTerms.of(ticker, "USD", COSTS),
                BigDecimal.valueOf((long) CASH),
                List.of());
    }

    static SweepSymbol symbol(Bars bars) {
        return SweepSymbol.of(
                history(bars), terms("A"), RuleFields.standard(), SuppliedColumns.NONE);
    }
}
