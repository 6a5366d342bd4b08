package bellwether.research.backtest.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.Json;
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
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Runs leave out the bars on which nothing can happen. A rule that counts bars is asked on each of
/// them, and one whose count is never reached decides the same.
final class QuietRunTest {
    private static final int BARS = 700;
    private static final String COUNTS = ",'max_bars':100000";

    private static final List<String> OPTIONS =
            List.of("", "'fill':'same_close',", "'at_end':'close',", "'at_end':'open',");

    private static final List<String> ORDERS =
            List.of(
                    "'size':{'percent':95}",
                    "'size':{'cash':20000},'trail':{'percent':4}",
                    "'size':{'percent':100},'stop':{'percent':2},'target':{'reward_risk':2}",
                    "'size':{'shares':100},'entry':{'limit':{'percent':1},'valid_bars':4}");

    @Test
    void runsThatWalkEachBarComeToTheSame() {
        int trades = 0;
        for (String options : OPTIONS) {
            for (String orders : ORDERS) {
                for (int seed = 0; seed < 6; seed++) {
                    Bars bars = walk(seed);
                    SymbolResult quiet = run(rule(options, orders), bars);
                    SymbolResult each = run(rule(options, orders + COUNTS), bars);
                    String what = options + orders + " on " + seed;
                    assertArrayEquals(each.equity(), quiet.equity(), what);
                    assertArrayEquals(each.gross(), quiet.gross(), what);
                    assertEquals(each.trades(), quiet.trades(), what);
                    assertEquals(each.fills(), quiet.fills(), what);
                    assertEquals(each.open(), quiet.open(), what);
                    trades += quiet.trades().size();
                }
            }
        }
        assertTrue(trades > 1_000, "only " + trades + " trades");
    }

    /// A turn-over that filled on the last bar used to be refused when the run was to end there.
    @Test
    void aRunMayEndOnTheBarThatTurnsItOver() {
        Rule rule = rule("'at_end':'close',", ORDERS.getFirst());
        int turned = 0;
        for (int size = 100; size < 400; size++) {
            SymbolResult result = run(rule, walk(1).first(size));
            assertEquals(0, result.open().signum(), "held after " + size + " bars");
            int last = size - 1;
            turned +=
                    result.trades().stream()
                                    .anyMatch(trade ->
                                            trade.entry().bar() == last
                                                    && trade.exit().bar() == last)
                            ? 1
                            : 0;
        }
        assertTrue(turned > 3, "only " + turned + " turned over on their last bar");
    }

    private static Rule rule(String options, String orders) {
        String text =
                """
                {'name':'cross',%1$s
                 'long':{'enter':{'crosses_above':['SMA_4','SMA_15']},%2$s},
                 'short':{'enter':{'crosses_below':['SMA_5','SMA_21']},
                  'exit':{'lt':['RSI_14',30]},%2$s}}
                """
                        .formatted(options, orders)
                        .replace('\'', '"');
        RuleReader.Result read =
                new RuleReader(RuleFields.standard()).read(Json.stored(text, JsonNode.class), "");
        assertEquals(List.of(), read.faults());
        return read.rule().orElseThrow();
    }

    private static SymbolResult run(Rule rule, Bars bars) {
        LocalDate day = Timeframe.date(bars.time()[bars.size() / 2]);
        RuleColumns columns =
                new RuleColumns(
                        RuleHistory.of(bars, Timeframe.DAY),
                        RuleFields.standard(),
                        SuppliedColumns.NONE);
        return SymbolRun.of(
                new RuleSignals(rule, columns),
                new RunTerms(
                        new PositionKey("quiet", "A"),
                        ExecutionSettings.usual("USD"),
                        InstrumentTerms.of("A", "USD", new CostPresets().plan("us_retail")),
                        new BigDecimal(100_000),
                        List.of(new TapeAction.Dividend("A", day, new BigDecimal("0.37"), null))));
    }

    private static Bars walk(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Bars bars = Bars.room(BARS);
        double close = 100;
        for (int i = 0; i < BARS; i++) {
            double open = close * Math.exp(0.006 * random.nextGaussian());
            close = open * Math.exp(0.015 * random.nextGaussian());
            bars.time()[i] = 86_400L * (12_000 + i / 5 * 7 + i % 5);
            bars.open()[i] = open;
            bars.close()[i] = close;
            bars.high()[i] = Math.max(open, close) * (1 + 0.01 * random.nextDouble());
            bars.low()[i] = Math.min(open, close) * (1 - 0.01 * random.nextDouble());
            bars.volume()[i] = 1_000_000 + random.nextInt(1_000_000);
        }
        return bars;
    }
}
