package bellwether.research.backtest.doubt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Split;
import bellwether.market.symbols.Timeframe;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeDirection;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.research.backtest.spec.BacktestFields;
import bellwether.research.backtest.spec.BuiltInRules;
import bellwether.research.backtest.spec.ShippedRule;
import bellwether.research.backtest.sweep.Sweep;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.SweepObjective;
import bellwether.research.backtest.sweep.SweepPoint;
import bellwether.research.backtest.sweep.SweepSymbol;
import bellwether.research.backtest.sweep.SweepTerms;
import bellwether.trading.rules.Operand;
import bellwether.trading.rules.Rule;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.SuppliedColumns;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The rules that ship are read, run, trade, and know no later bar.
final class ShippedRulesTest {
    private static final BacktestFields FIELDS = BacktestFields.whole();
    private static final List<ShippedRule> ALL = BuiltInRules.read().inWords(FIELDS);

    private static ShippedRule shipped(String name) {
        return ALL.stream().filter(rule -> rule.name().equals(name)).findFirst().orElseThrow();
    }

    private static RuleTemplate template(ShippedRule shipped) {
        RuleTemplate.Result read =
                RuleTemplate.read(shipped.rules(), "", new RuleReader(FIELDS.names()));
        assertEquals(List.of(), read.faults(), shipped.name());
        return read.template().orElseThrow();
    }

    private static Rule rule(String name) {
        RuleTemplate template = template(shipped(name));
        return template.rule(template.combination(0), new RuleReader(FIELDS.names()))
                .rule()
                .orElseThrow();
    }

    private static RuleSignals signals(Rule rule, RuleHistory history) {
        return new RuleSignals(
                rule, new RuleColumns(history, FIELDS.names(), FIELDS.columns().get()));
    }

    /// A walk with two shares for one on bar 400.
    private static RuleHistory split() {
        Bars bars = DoubtRuns.walk(9, 900);
        for (int bar = 0; bar < 900; bar += 3) {
            bars.volume()[bar] *= 2;
        }
        for (int bar = 400; bar < 900; bar++) {
            bars.open()[bar] /= 2;
            bars.high()[bar] /= 2;
            bars.low()[bar] /= 2;
            bars.close()[bar] /= 2;
            bars.volume()[bar] *= 2;
        }
        return RuleHistory.of(
                bars,
                List.of(new Split(Timeframe.date(bars.time()[400]), 2, true)),
                Timeframe.DAY,
                ZoneOffset.UTC);
    }

    @Test
    void thereAreTenOfThem() {
        assertEquals(
                List.of(
                        "golden_cross",
                        "rsi_reversion",
                        "bollinger_breakout",
                        "pattern",
                        "verdicts",
                        "balanced",
                        "trend",
                        "mean-reversion",
                        "momentum-breakout",
                        "swing"),
                ALL.stream().map(ShippedRule::name).toList());
        assertEquals(List.of("profile"), shipped("verdicts").choices());
        assertEquals(List.of("pattern"), shipped("pattern").choices());
        assertEquals(List.of(new BigDecimal("2.5")), shipped("trend").params().get("stop"));
    }

    @TestFactory
    Stream<DynamicTest> eachTradesAndKnowsNoLaterBar() {
        return ALL.stream()
                .map(shipped ->
                        DynamicTest.dynamicTest(
                                shipped.name(), () -> assertHonest(rule(shipped.name()))));
    }

    private static void assertHonest(Rule rule) {
        RuleHistory history = split();
        SymbolResult result = SymbolRun.of(signals(rule, history), DoubtRuns.terms());
        assertFalse(result.trades().isEmpty(), "no trades");
        LookAheadProof proof =
                LookAheadProof.of(
                        signals(rule, history),
                        DoubtRuns.terms(),
                        count -> signals(rule, history.cut(count)),
                        12);
        assertEquals(true, proof.clean(), proof.toString());
    }

    /// In at BUY or SELL on the next open, out at that bar's plan, or after 20 closes, or reversed.
    @Test
    void verdictsTradeThePlanOfTheirBar() {
        RuleHistory history = RuleHistory.of(DoubtRuns.walk(9, 900), Timeframe.DAY);
        RuleSignals signals = signals(rule("verdicts"), history);
        List<ClosedTrade> trades = SymbolRun.of(signals, DoubtRuns.terms()).trades();
        assertTrue(trades.stream().anyMatch(trade -> trade.direction() == TradeDirection.LONG));
        assertTrue(trades.stream().anyMatch(trade -> trade.direction() == TradeDirection.SHORT));
        int stopped = 0;
        for (ClosedTrade trade : trades) {
            int entry = place(history, trade.entry().date());
            double verdict = signals.value(Operand.FieldValue.of("verdict"), entry - 1);
            assertTrue(
                    trade.direction() == TradeDirection.LONG ? verdict >= 3 : verdict <= 1,
                    trade.toString());
            assertEquals(history.raw().open()[entry], trade.entry().price().doubleValue(), 0.01);
            if (trade.exit().price().doubleValue()
                            == signals.value(Operand.FieldValue.of("plan_stop"), entry - 1)
                    || trade.exit().price().doubleValue()
                            == signals.value(Operand.FieldValue.of("plan_target"), entry - 1)) {
                stopped++;
            }
        }
        assertTrue(stopped > 5, stopped + " of " + trades.size());
    }

    private static int place(RuleHistory history, LocalDate day) {
        return history.raw().place(day.toEpochDay() * Timeframe.SECONDS_PER_DAY);
    }

    @Test
    void theFirstSignalIsNotWaitedFor() {
        RuleSignals signals =
                signals(rule("verdicts"), RuleHistory.of(DoubtRuns.walk(9, 300), Timeframe.DAY));
        assertEquals(50, signals.firstDecision(), "a bar after the first verdict");
        assertEquals(50, signals.barsNeeded().known());
        assertTrue(signals.neverStable().contains("verdict"), signals.neverStable().toString());
    }

    /// Each combination of a sweep is what it is by itself, and the analyses are made once.
    @Test
    void combinationsShareTheAnalyses() {
        RuleHistory history = split();
        AtomicInteger asked = new AtomicInteger();
        SuppliedColumns columns = FIELDS.columns().get();
        SweepSymbol symbol =
                SweepSymbol.of(
                        history,
                        DoubtRuns.terms(),
                        FIELDS.names(),
                        (name, bars) -> {
                            asked.incrementAndGet();
                            return columns.column(name, bars);
                        });
        ObjectNode rules = shipped("swing").rules().deepCopy();
        rules.withObject("/params").putArray("target").add(3).add(4).add(5);
        RuleTemplate template =
                RuleTemplate.read(rules, "", new RuleReader(FIELDS.names()))
                        .template()
                        .orElseThrow();
        SweepGrid grid = SweepGrid.all(template.params());
        List<SweepPoint> points =
                new Sweep(symbol, template, grid, new SweepTerms(SweepObjective.SHARPE, 0))
                        .run(new SweepGrid.Chunk(0, 3));
        assertEquals(3, points.size());
        assertEquals(1, asked.get(), "verdict.swing is asked for once");
        for (SweepPoint point : points) {
            Rule rule =
                    template.rule(point.params(), new RuleReader(FIELDS.names()))
                            .rule()
                            .orElseThrow();
            SymbolResult alone = SymbolRun.of(signals(rule, history), DoubtRuns.terms());
            assertNotNull(point.trades());
            assertEquals(alone.trades(), point.trades());
        }
    }

    @Test
    void wordsSayWhatTheServicesOwnVerdictsDo() {
        assertEquals(
                List.of(
                        "Buys as much as loses 2 % of equity at the stop when verdict is at least BUY; at the market; at most 20 % of equity.",
                        "Sells when verdict is at most SELL.",
                        "Stop when long: at plan stop of the signal's bar.",
                        "Target when long: at plan target of the signal's bar.",
                        "Sells at the next open once held over 20 closes.",
                        "Sells short as much as loses 2 % of equity at the stop when verdict is at most SELL; at the market; at most 20 % of equity.",
                        "Buys back when verdict is at least BUY.",
                        "Stop when short: at plan stop of the signal's bar.",
                        "Target when short: at plan target of the signal's bar.",
                        "Buys back at the next open once held over 20 closes.",
                        "Decides at the close of each 1d bar; market orders fill at the next open.",
                        "What is held at the end is valued at the last close and listed apart."),
                shipped("verdicts").sentences());
    }
}
