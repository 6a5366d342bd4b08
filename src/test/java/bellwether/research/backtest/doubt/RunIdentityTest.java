package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Json;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.execution.TapeAction;
import bellwether.trading.rules.RuleSignals;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What tells runs, rules and bars apart.
final class RunIdentityTest {
    private static JsonNode json(String text) {
        return Json.stored(text.replace('\'', '"'), JsonNode.class);
    }

    @Test
    void canonicalTextIgnoresSpelling() {
        assertEquals(
                "{\"a\":[1,\"x\\\"\\u000a\",true],\"b\":100}",
                CanonicalJson.text(json("{ 'b':1e2, 'c':null, 'a':[1.0, 'x\\\"\\n', true] }")));
        assertEquals(
                CanonicalJson.seed(json("{'a':1,'b':2}"), "chance"),
                CanonicalJson.seed(json("{'b':2.0,'a':1}"), "chance"));
        assertNotEquals(
                CanonicalJson.seed(json("{'a':1}"), "chance"),
                CanonicalJson.seed(json("{'a':1}"), "bootstrap"));
        assertEquals(
                "[0.3333333333,0]",
                CanonicalJson.text(json("[0.33333333331,-0.0]"), new MathContext(10)));
    }

    private static RuleFamily family(String text) {
        return RuleFamily.of(DoubtRuns.rule(text));
    }

    @Test
    void aFamilySharesAllButItsNumbers() {
        RuleFamily cross = family(DoubtRuns.CROSS);
        assertEquals(
                cross,
                family(
                        DoubtRuns.CROSS
                                .replace("SMA_4", "SMA_20")
                                .replace("SMA_15", "SMA_50")
                                .replace("95", "50")
                                .replace("'cross'", "'other'")
                                .replace("'size'", "'max_bars':30,'cooldown_bars':2,'size'")));
        assertEquals(
                "1d, long: in when SMA_# crosses above SMA_#, out when SMA_# crosses below SMA_#",
                cross.words());
        Set<String> others = new HashSet<>();
        others.add(cross.hash());
        others.add(family(DoubtRuns.CROSS.replace("SMA", "EMA")).hash());
        others.add(family(DoubtRuns.CROSS.replace("'long'", "'short'")).hash());
        others.add(
                family(DoubtRuns.CROSS.replace("'cross',", "'cross','timeframe':'1wk',")).hash());
        others.add(family(DoubtRuns.CROSS.replace("'size'", "'stop':{'percent':2},'size'")).hash());
        others.add(family(DoubtRuns.CROSS.replace("SMA_15", "SMA_15@1wk")).hash());
        assertEquals(6, others.size());
    }

    @Test
    void numbersInsideTestsAndLinesAreTakenOutToo() {
        String rule =
                """
                {'name':'r','long':{'enter':{'all':[{'lt':['RSI_14',30.5]},
                 {'gt':['MACD_12_26_9.signal',-1]},{'within':[{'gt':['close[2]','close']},5]}]},
                 'size':{'percent':95}}}
                """;
        RuleFamily family = family(rule);
        assertEquals(
                family,
                family(
                        rule.replace("RSI_14", "RSI_9")
                                .replace("30.5", "70")
                                .replace("MACD_12_26_9", "MACD_5_35_5")
                                .replace("-1", "2")
                                .replace("close[2]", "close[4]")
                                .replace(",5]", ",9]")));
        assertNotEquals(family, family(rule.replace("within", "for")));
        assertNotEquals(family, family(rule.replace(".signal", ".histogram")));
    }

    @Test
    void digestsChangeWithAnyBarAndAction() {
        Set<String> digests = new HashSet<>();
        List<TapeAction> dividend =
                List.of(
                        new TapeAction.Dividend(
                                "A", LocalDate.ofEpochDay(20_001), BigDecimal.ONE, null));
        digests.add(BarsDigest.of(DoubtRuns.bars(1, 2, 3), List.of()));
        digests.add(BarsDigest.of(DoubtRuns.bars(1, 2, 3), dividend));
        digests.add(BarsDigest.of(DoubtRuns.bars(1, 2), List.of()));
        Bars changed = DoubtRuns.bars(1, 2, 3);
        changed.volume()[1]++;
        digests.add(BarsDigest.of(changed, List.of()));
        assertEquals(4, digests.size());
        assertEquals(
                BarsDigest.of(DoubtRuns.bars(1, 2, 3), List.of()),
                BarsDigest.of(DoubtRuns.bars(1, 2, 3, 4).first(3), List.of()));
    }

    @Test
    void fingerprintsFollowInputsAndResults() {
        RuleSignals signals = DoubtRuns.signals(DoubtRuns.CROSS, DoubtRuns.walk(9, 300));
        SymbolResult result = SymbolRun.of(signals, DoubtRuns.terms());
        RunMetrics metrics = DoubtRuns.metrics(signals, result);
        RunFingerprint.Inputs inputs = inputs("1", "{'a':1}", "x");
        String print = RunFingerprint.of(inputs, result.trades(), metrics);
        RuleSignals again = DoubtRuns.signals(DoubtRuns.CROSS, DoubtRuns.walk(9, 300));
        SymbolResult second = SymbolRun.of(again, DoubtRuns.terms());
        assertEquals(
                print,
                RunFingerprint.of(
                        inputs("1", "{'a':1.0}", "x"),
                        second.trades(),
                        DoubtRuns.metrics(again, second)));
        List<ClosedTrade> fewer = result.trades().subList(1, result.trades().size());
        Set<String> prints = new HashSet<>();
        prints.add(print);
        prints.add(RunFingerprint.of(inputs("2", "{'a':1}", "x"), result.trades(), metrics));
        prints.add(RunFingerprint.of(inputs("1", "{'a':2}", "x"), result.trades(), metrics));
        prints.add(RunFingerprint.of(inputs("1", "{'a':1}", "y"), result.trades(), metrics));
        prints.add(RunFingerprint.of(inputs, fewer, metrics));
        RuleSignals other = DoubtRuns.signals(DoubtRuns.CROSS, DoubtRuns.walk(10, 300));
        prints.add(
                RunFingerprint.of(
                        inputs,
                        result.trades(),
                        DoubtRuns.metrics(other, SymbolRun.of(other, DoubtRuns.terms()))));
        assertEquals(6, prints.size());
        assertEquals(64, print.length());
    }

    private static RunFingerprint.Inputs inputs(String engine, String spec, String bars) {
        return new RunFingerprint.Inputs(engine, json(spec), new TreeMap<>(Map.of("A", bars)));
    }
}
