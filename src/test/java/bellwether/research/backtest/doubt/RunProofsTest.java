package bellwether.research.backtest.doubt;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.run.RunTerms;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleField;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.SuppliedColumns;
import bellwether.trading.rules.ValueType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Bounds, look-ahead and warm-up of made-up runs.
final class RunProofsTest {
    private static final String LEVELS =
            """
            {'name':'levels',
             'long':{'enter':{'lt':['RSI_14',45]},'exit':{'gt':['RSI_14',75]},
                     'size':{'percent':50},'stop':{'percent':1},'target':{'percent':2},
                     'trail':{'percent':2},'entry':{'limit':{'percent':0.3},'valid_bars':3}}}
            """;

    private static final RuleFields PEEKED =
            RuleFields.standard()
                    .with(
                            List.of(
                                    RuleField.number(
                                            "peek", ValueType.NUMBER, "", "A test's.", "test")));

    @Test
    void boundsRunAgainWithEachAssumption() {
        RuleSignals signals = DoubtRuns.signals(LEVELS, DoubtRuns.walk(6, 700));
        RunTerms terms = DoubtRuns.terms();
        RunBounds bounds =
                RunBounds.of(
                        terms.settings().matching(),
                        rules -> {
                            return DoubtRuns.metrics(
                                    signals, SymbolRun.of(signals, terms.with(rules)));
                        });
        HeadlineFigures same =
                HeadlineFigures.of(DoubtRuns.metrics(signals, SymbolRun.of(signals, terms)));
        assertEquals(same, bounds.usual());
        assertTrue(bounds.worst().total() < bounds.usual().total(), bounds.toString());
        assertTrue(bounds.best().total() > bounds.usual().total(), bounds.toString());
        RunBounds.Difference total = bounds.differences().get(1);
        assertEquals("total", total.figure());
        assertEquals(
                bounds.best().total() - bounds.worst().total(), requireNonNull(total.difference()));
    }

    @Test
    void aRuleWithoutTradesHasBoundsOfNothing() {
        RuleSignals signals =
                DoubtRuns.signals(
                        "{'name':'never','long':{'enter':{'lt':['close',0]},'size':{'percent':95}}}",
                        DoubtRuns.walk(6, 200));
        RunTerms terms = DoubtRuns.terms();
        RunBounds bounds =
                RunBounds.of(
                        terms.settings().matching(),
                        _ -> DoubtRuns.metrics(signals, SymbolRun.of(signals, terms)));
        assertNull(bounds.differences().get(4).difference());
        assertEquals("returns do not vary", bounds.worst().undefined().get("sharpe"));
    }

    @Test
    void honestRulesAreTheSameOnCutHistories() {
        Bars bars = DoubtRuns.walk(12, 300);
        for (int bar = 150; bar < 300; bar++) {
            bars.open()[bar] /= 2;
            bars.high()[bar] /= 2;
            bars.low()[bar] /= 2;
            bars.close()[bar] /= 2;
        }
        LocalDate day = Timeframe.date(bars.time()[150]);
        RuleHistory history =
                RuleHistory.of(
                        bars, List.of(new Split(day, 2, true)), Timeframe.DAY, ZoneOffset.UTC);
        for (String text : List.of(DoubtRuns.CROSS, LEVELS)) {
            Rule rule = DoubtRuns.rule(text);
            LookAheadProof proof =
                    LookAheadProof.of(
                            DoubtRuns.signals(rule, history),
                            DoubtRuns.terms(),
                            count -> DoubtRuns.signals(rule, history.cut(count)),
                            LookAheadProof.USUAL_CUTS);
            assertEquals(true, proof.clean(), proof.toString());
            assertEquals(50, proof.cuts());
        }
        Rule rule = DoubtRuns.rule(DoubtRuns.CROSS);
        LookAheadProof all =
                LookAheadProof.of(
                        DoubtRuns.signals(rule, history),
                        DoubtRuns.terms(),
                        count -> DoubtRuns.signals(rule, history.cut(count)),
                        0);
        assertEquals(all.decidingBars(), all.cuts());
        assertEquals(true, all.clean());
    }

    private static double[] tomorrow(String name, RuleHistory history) {
        assertEquals("peek", name);
        double[] close = history.raw().close();
        double[] column = new double[history.size()];
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = bar + 1 < close.length ? close[bar + 1] - close[bar] : 0;
        }
        return column;
    }

    private static LookAheadProof peeked(SuppliedColumns columns) {
        Rule rule =
                DoubtRuns.rule(
                        """
                        {'name':'peek','long':{'enter':{'gt':['peek',0]},
                         'exit':{'lt':['peek',0]},'size':{'percent':95}}}
                        """,
                        PEEKED);
        RuleHistory history = RuleHistory.of(DoubtRuns.walk(3, 250), Timeframe.DAY);
        return LookAheadProof.of(
                new RuleSignals(rule, new RuleColumns(history, PEEKED, columns)),
                DoubtRuns.terms(),
                count ->
                        new RuleSignals(rule, new RuleColumns(history.cut(count), PEEKED, columns)),
                50);
    }

    @Test
    void aColumnThatReadsTheNextBarIsNamed() {
        LookAheadProof proof = peeked(RunProofsTest::tomorrow);
        assertEquals(false, proof.clean());
        LookAheadProof.Difference first = proof.differences().getFirst();
        assertEquals("field", first.what());
        assertEquals("peek", first.name());
        assertEquals(first.cutAfter(), first.date());
        assertEquals("0.0", first.cut());
        assertEquals(10, proof.differences().size());
    }

    @Test
    void aColumnThatChangesItsPastIsNamed() {
        LookAheadProof proof =
                peeked((_, history) -> {
                    double[] column = new double[history.size()];
                    Arrays.fill(column, history.raw().close()[history.size() - 1]);
                    return column;
                });
        assertEquals(0, proof.differences().getFirst().bar());
    }

    @Test
    void oneBarProvesNothing() {
        Rule rule = DoubtRuns.rule(DoubtRuns.CROSS);
        RuleHistory history = RuleHistory.of(DoubtRuns.bars(100), Timeframe.DAY);
        LookAheadProof proof =
                LookAheadProof.of(
                        DoubtRuns.signals(rule, history),
                        DoubtRuns.terms(),
                        count -> DoubtRuns.signals(rule, history.cut(count)),
                        50);
        assertNull(proof.clean());
        assertEquals("no bar follows the first on which the rule can decide", proof.undefined());
    }

    @Test
    void aHistoryThatIsCutHoldsNoLaterBar() {
        RuleHistory cut = RuleHistory.of(DoubtRuns.walk(3, 250), Timeframe.DAY).cut(40);
        assertEquals(40, cut.raw().close().length);
        assertEquals(40, cut.series().close().length);
        assertEquals(40, cut.series().volume().length);
    }

    /// Runs over the last bars of a history, more of them with every step.
    private static WarmUpProof warm(String text, int bars, int warmUp) {
        Bars all = DoubtRuns.walk(21, 400);
        Rule rule = DoubtRuns.rule(text);
        WarmUpProof.Run base = run(rule, all.last(bars), 0);
        int first = base.signals().firstDecision();
        return WarmUpProof.of(
                "A",
                base,
                warmUp,
                extra ->
                        bars + extra > all.size()
                                ? Optional.empty()
                                : Optional.of(run(rule, all.last(bars + extra), extra + first)));
    }

    private static WarmUpProof.Run run(Rule rule, Bars bars, int notBefore) {
        RuleSignals signals =
                new RuleSignals(
                        rule,
                        new RuleColumns(
                                RuleHistory.of(bars, Timeframe.DAY),
                                RuleFields.standard(),
                                SuppliedColumns.NONE),
                        notBefore);
        return new WarmUpProof.Run(
                signals,
                SymbolRun.of(signals, DoubtRuns.terms()),
                Timeframe.date(bars.time()[notBefore]));
    }

    @Test
    void plainAveragesKnowNoBeginAndRecursiveOnesDo() {
        String recursive = DoubtRuns.CROSS.replace("SMA", "EMA");
        WarmUpProof proof = warm(recursive, 300, 20);
        assertEquals(
                List.of(0.5, 1.0, 2.0, 4.0),
                proof.steps().stream().map(WarmUpProof.Step::warmUps).toList());
        WarmUpProof.Step first = proof.steps().getFirst();
        assertEquals(10, first.bars());
        assertTrue(
                first.values().stream().anyMatch(field -> field.field().equals("EMA_15")),
                first.toString());
        assertTrue(first.values().getFirst().largest() < 0.1, first.toString());
        assertNotEquals(0, proof.changes());
    }

    @Test
    void tooShortHistoriesSayThatTheyAre() {
        WarmUpProof proof = warm(DoubtRuns.CROSS, 380, 15);
        assertNull(proof.steps().getFirst().undefined());
        assertEquals(WarmUpProof.NO_ROOM, proof.steps().get(2).undefined());
        assertFalse(proof.steps().get(2).isClean());
    }

    /// By a finite window of sums, a moving average is the same to the last few bits only.
    @Test
    void windowsChangeNoTrade() {
        WarmUpProof proof = warm(DoubtRuns.CROSS, 300, 20);
        for (WarmUpProof.Step step : proof.steps()) {
            assertTrue(
                    step.values().stream().allMatch(field -> field.largest() < 1e-9),
                    step.toString());
            assertEquals(0, step.trades(), step.toString());
        }
    }

    @Test
    void aSlowRecursionChangesTrades() {
        String slow = DoubtRuns.CROSS.replace("SMA_4", "EMA_20").replace("SMA_15", "EMA_60");
        WarmUpProof proof = warm(slow, 200, 60);
        assertTrue(proof.steps().getFirst().trades() > 0, proof.toString());
    }
}
