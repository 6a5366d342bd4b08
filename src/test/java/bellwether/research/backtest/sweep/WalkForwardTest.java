package bellwether.research.backtest.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.bars.Bars;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.TradeExit;
import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.run.RunSpan;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.research.backtest.run.SymbolRun;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.RuleHistory;
import bellwether.trading.rules.RuleOptions.AtEnd;
import bellwether.trading.rules.RuleSignals;
import bellwether.trading.rules.RuleTemplate;
import bellwether.trading.rules.SuppliedColumns;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class WalkForwardTest {
    private static final Bars BARS = SweepFixture.walk(11, 1_000);
    private static final WalkForwardPlan PLAN = new WalkForwardPlan(300, 60, false, 5, 4);
    private static final RuleTemplate CROSS = SweepFixture.template(SweepFixture.CROSS);
    private static final WalkForwardChain.Terms TERMS =
            new WalkForwardChain.Terms(SweepObjective.SHARPE, SweepFixture.CASH, 252, 0);

    private static WalkForward walk(Bars bars, RuleTemplate template, WalkForwardPlan plan) {
        return new WalkForward(
                SweepFixture.symbol(bars),
                template,
                SweepGrid.all(template.params()),
                plan,
                SweepObjective.SHARPE);
    }

    private static List<WindowResult> run(WalkForward walk) {
        return walk.windows().stream().map(walk::run).toList();
    }

    /// A run on bars that end with it, and a rule of its own text: it cannot know what follows.
    private static SymbolResult plainRun(Bars bars, int fast, int slow, RunSpan span) {
        RuleHistory history = SweepFixture.history(bars.first(span.to()));
        String text =
                SweepFixture.CROSS
                        .replaceAll("'params':\\{[^}]*},", "")
                        .replace("{fast}", Integer.toString(fast))
                        .replace("{slow}", Integer.toString(slow));
        RuleColumns columns = new RuleColumns(history, RuleFields.standard(), SuppliedColumns.NONE);
        return SymbolRun.of(
                new RuleSignals(SweepFixture.rule(text), columns), SweepFixture.terms("A"), span);
    }

    /// Training written a second time: an open trade is left out by ending the run on the bar
    /// before its entry and waiting.
    private static RunMetrics plainTraining(Bars bars, int fast, int slow, int from, int to) {
        SymbolResult whole = plainRun(bars, fast, slow, new RunSpan(from, to, AtEnd.KEEP));
        int entry = to;
        SymbolResult counted = whole;
        if (whole.open().signum() != 0) {
            entry = whole.fills().getLast().date().equals(date(bars, to - 1)) ? to - 1 : -1;
            for (int bar = from; entry < 0; bar++) {
                entry = whole.fills().getLast().date().equals(date(bars, bar)) ? bar : -1;
            }
            counted = plainRun(bars, fast, slow, new RunSpan(from, entry, AtEnd.KEEP));
            assertEquals(0, counted.open().signum());
        }
        int first = whole.firstDecision();
        double[] equity = new double[to - first];
        double[] gross = new double[to - first];
        for (int bar = first; bar < to; bar++) {
            int known = Math.min(bar, entry - 1) - from;
            equity[bar - first] = bar == first ? SweepFixture.CASH : counted.equity()[known];
            gross[bar - first] = bar >= entry ? 0 : counted.gross()[known];
        }
        return RunMetrics.of(
                new EquityCurve(sessions(bars, first, to), equity, gross),
                counted.trading(),
                null,
                0);
    }

    private static LocalDate date(Bars bars, int bar) {
        return LocalDate.ofEpochDay(bars.time()[bar] / 86_400);
    }

    private static Sessions sessions(Bars bars, int from, int to) {
        int[] days = new int[to - from];
        Arrays.setAll(days, i -> (int) (bars.time()[from + i] / 86_400));
        return new Sessions(days, 252);
    }

    /// What loops choose in one window.
    private record Choice(int fast, int slow, RunMetrics train) {}

    private static @Nullable Choice choice(int trainFrom, int trainTo) {
        Choice best = null;
        double highest = Double.NEGATIVE_INFINITY;
        for (int fast : new int[] {4, 8, 12, 16}) {
            for (int slow : new int[] {20, 35, 50}) {
                RunMetrics train = plainTraining(BARS, fast, slow, trainFrom, trainTo);
                Double sharpe = train.ratios().sharpe();
                if (train.trades().count() >= 4 && sharpe != null && sharpe > highest) {
                    highest = sharpe;
                    best = new Choice(fast, slow, train);
                }
            }
        }
        return best;
    }

    @Test
    void aWalkForwardIsWhatLoopsOverItsWindowsGive() {
        for (boolean anchored : new boolean[] {false, true}) {
            WalkForwardPlan plan = new WalkForwardPlan(300, 60, anchored, 5, 4);
            List<WindowResult> results = run(walk(BARS, CROSS, plan));
            List<Double> chained = new ArrayList<>(List.of(SweepFixture.CASH));
            int number = 0;
            int chosen = 0;
            for (int testFrom = 305; testFrom < 1_000; testFrom += 60) {
                int testTo = Math.min(1_000, testFrom + 60);
                Choice choice = choice(anchored ? 0 : testFrom - 305, testFrom - 5);
                WindowResult result = results.get(number++);
                double begin = chained.getLast();
                if (choice == null) {
                    assertNull(result.params());
                    for (int bar = testFrom; bar < testTo; bar++) {
                        chained.add(begin);
                    }
                    continue;
                }
                chosen++;
                assertEquals(
                        Map.of(
                                "fast", new BigDecimal(choice.fast()),
                                "slow", new BigDecimal(choice.slow())),
                        result.params());
                assertAlike(choice.train(), Objects.requireNonNull(result.train()));
                SymbolResult test =
                        plainRun(
                                BARS,
                                choice.fast(),
                                choice.slow(),
                                new RunSpan(testFrom - 1, testTo, AtEnd.CLOSE));
                assertEquals(test.trades(), Objects.requireNonNull(result.test()).trades());
                for (int i = 1; i < test.equity().length; i++) {
                    chained.add(begin * (test.equity()[i] / SweepFixture.CASH));
                }
                assertEquals(0, test.open().signum());
            }
            assertEquals(results.size(), number);
            assertTrue(chosen > 8, "only " + chosen + " windows chose");
            WalkForwardResult joined = WalkForwardChain.of(results, TERMS);
            assertEquals(chained.size(), joined.equity().size());
            for (int i = 0; i < chained.size(); i++) {
                assertEquals(chained.get(i), joined.equity().get(i), 1e-6);
                assertEquals(date(BARS, 304 + i), joined.dates().get(i));
            }
            double returned = chained.getLast() / SweepFixture.CASH - 1;
            assertEquals(returned, joined.metrics().returns().total(), 1e-12);
            double net =
                    joined.trades().stream()
                            .mapToDouble(trade -> trade.money().net().doubleValue())
                            .sum();
            assertEquals(joined.metrics().costs().net(), net, 1e-4);
            double costs =
                    joined.trades().stream()
                            .mapToDouble(trade -> trade.money().costs().doubleValue())
                            .sum();
            assertEquals(joined.metrics().costs().total(), costs, 1e-4);
        }
    }

    /// The frozen money is a sum of results here, an account's cash there.
    private static void assertAlike(RunMetrics expected, RunMetrics actual) {
        assertEquals(expected.span().sessions(), actual.span().sessions());
        assertEquals(expected.span().exposure(), actual.span().exposure());
        assertEquals(expected.trades(), actual.trades());
        assertEquals(expected.returns().total(), actual.returns().total(), 1e-9);
        assertEquals(
                Objects.requireNonNull(expected.ratios().sharpe()),
                Objects.requireNonNull(actual.ratios().sharpe()),
                1e-9);
        assertEquals(expected.costs().total(), actual.costs().total(), 1e-6);
        assertEquals(expected.costs().components().keySet(), actual.costs().components().keySet());
        assertEquals(expected.drawdown().maximum(), actual.drawdown().maximum(), 1e-9);
    }

    @Test
    void windowsTouchAndTheLastOneMayBeShorter() {
        List<WalkForwardWindow> windows = walk(BARS, CROSS, PLAN).windows();
        assertEquals(12, windows.size());
        for (WalkForwardWindow window : windows) {
            assertEquals(300, window.train().sessions());
            assertEquals(window.train().end() + 5, window.test().from());
            assertEquals(305 + 60 * window.number(), window.test().from());
            assertEquals(date(BARS, window.train().from()), window.train().first());
            assertEquals(date(BARS, window.test().end() - 1), window.test().last());
            assertEquals(window.number() == 11, window.shorter());
        }
        assertEquals(35, windows.getLast().test().sessions());
        List<WindowResult> results = run(walk(BARS, CROSS, PLAN));
        assertEquals(35, WalkForwardChain.of(results, TERMS).lastSessions());
        List<WalkForwardWindow> anchored =
                walk(BARS, CROSS, new WalkForwardPlan(300, 60, true, 5, 4)).windows();
        assertEquals(0, anchored.getLast().train().from());
        assertEquals(300 + 11 * 60, anchored.getLast().train().sessions());
        List<WalkForwardWindow> even = walk(BARS.first(305 + 120), CROSS, PLAN).windows();
        assertEquals(2, even.size());
        assertFalse(even.getLast().shorter());
        assertNull(
                WalkForwardChain.of(run(walk(BARS.first(425), CROSS, PLAN)), TERMS).lastSessions());
    }

    @Test
    void aHistoryThatIsTooShortIsRefusedWithWhatIsNeeded() {
        assertEquals(1, walk(BARS.first(306), CROSS, PLAN).windows().size());
        Refusal refusal =
                assertThrows(Refusal.class, () -> walk(BARS.first(305), CROSS, PLAN).windows());
        assertTrue(
                refusal.detail().contains("needs 306 sessions: 300 of training, 5 between and 1"),
                refusal.detail());
        assertTrue(refusal.detail().contains("has 305"), refusal.detail());
        assertThrows(Refusal.class, () -> walk(BARS.first(0), CROSS, PLAN).windows());
        assertThrows(Refusal.class, () -> new WalkForwardPlan(1, 60, false, 5, 4));
    }

    @Test
    void windowsDoNotDependOnOneAnotherNorOnTheThread() throws Exception {
        List<WindowResult> inOrder = run(walk(BARS, CROSS, PLAN));
        WalkForward same = walk(BARS, CROSS, PLAN);
        List<WindowResult> backwards = new ArrayList<>();
        for (WalkForwardWindow window : same.windows().reversed()) {
            backwards.addFirst(same.run(window));
        }
        assertEquals(inOrder, backwards);
        try (ExecutorService workers = Executors.newFixedThreadPool(4)) {
            List<Future<WindowResult>> parts = new ArrayList<>();
            for (WalkForwardWindow window : same.windows()) {
                parts.add(workers.submit(() -> walk(BARS, CROSS, PLAN).run(window)));
            }
            List<WindowResult> joined = new ArrayList<>();
            for (Future<WindowResult> part : parts) {
                joined.add(part.get());
            }
            assertEquals(inOrder, joined);
        }
    }

    @Test
    void parametersAreChosenWithoutKnowingTheTest() {
        List<WindowResult> known = run(walk(BARS, CROSS, PLAN));
        Bars others = SweepFixture.walk(99, 1_000);
        for (int number : new int[] {0, 5, 11}) {
            WalkForwardWindow window = known.get(number).window();
            Bars changed = BARS.first(window.train().end());
            Bars joined = Bars.room(1_000);
            double[][][] columns = {
                {joined.open(), changed.open(), others.open()},
                {joined.high(), changed.high(), others.high()},
                {joined.low(), changed.low(), others.low()},
                {joined.close(), changed.close(), others.close()},
                {joined.volume(), changed.volume(), others.volume()}
            };
            for (int bar = 0; bar < 1_000; bar++) {
                joined.time()[bar] = BARS.time()[bar];
                for (double[][] column : columns) {
                    column[0][bar] = column[bar < window.train().end() ? 1 : 2][bar];
                }
            }
            WindowResult again = walk(joined, CROSS, PLAN).run(window);
            assertEquals(known.get(number).params(), again.params());
            assertEquals(known.get(number).train(), again.train());
            assertNotEquals(known.get(number).test(), again.test());
        }
    }

    @Test
    void tradesThatAreOpenAtTheEndOfTrainingDoNotCount() {
        int purged = 0;
        for (int to = 200; to < 320; to += 7) {
            SymbolResult whole = plainRun(BARS, 8, 35, new RunSpan(0, to, AtEnd.KEEP));
            purged += whole.open().signum();
            assertEquals(whole.trades(), whole.settled().trades());
            assertEquals(whole.open().signum() == 0 ? -1 : to, whole.openSince() < 0 ? -1 : to);
        }
        assertTrue(purged > 3, "only " + purged + " spans end with a position");
        RuleTemplate holds =
                SweepFixture.template(
                        "{'name':'hold','params':{'n':[5,10]},'long':{'enter':{'gt':['SMA_{n}',0]}}}");
        WalkForwardPlan plan = new WalkForwardPlan(300, 60, false, 5, 0);
        WindowResult held = walk(BARS, holds, plan).run(walk(BARS, holds, plan).windows().get(0));
        assertNull(held.params());
        assertEquals("sharpe is undefined for each of 2 combinations in training", held.unchosen());
    }

    /// Both sides turn over, so a trade that is left out begins on the bar on which another ended.
    @Test
    void aTurnOverAtTheEndOfTrainingKeepsTheTradeThatItEnds() {
        RuleTemplate sides = SweepFixture.template(SweepFixture.SIDES);
        SweepGrid grid = SweepGrid.all(sides.params());
        CombinationRuns runs = new CombinationRuns(SweepFixture.symbol(BARS), sides);
        int turned = 0;
        for (int to = 120; to < 900; to += 3) {
            RunSpan span = new RunSpan(0, to, AtEnd.KEEP);
            SymbolResult result =
                    Objects.requireNonNull(runs.run(grid.values(0), _ -> span).result());
            EquityCurve curve =
                    Objects.requireNonNull(runs.curves().purged(result, SweepFixture.CASH));
            double net = 0;
            for (ClosedTrade trade : result.trades()) {
                net += trade.money().net().doubleValue();
                turned += trade.exit().bar() == result.openSince() ? 1 : 0;
            }
            double last = curve.equity()[curve.equity().length - 1];
            assertEquals(SweepFixture.CASH + net, last, 0.01);
            double value = 0;
            double costs = 0;
            for (ClosedTrade trade : result.trades()) {
                value +=
                        trade.quantity().doubleValue()
                                * (trade.entry().price().doubleValue()
                                        + trade.exit().price().doubleValue());
                costs += trade.money().costs().doubleValue();
            }
            assertEquals(value, result.settled().value(), value * 1e-6);
            double charged =
                    result.settled().charges().values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
            assertEquals(costs, charged, 0.01);
        }
        assertTrue(turned > 0, "no turn-over");
    }

    @Test
    void aTestEndsWithNothingHeld() {
        int sold = 0;
        for (WindowResult window : run(walk(BARS, CROSS, PLAN))) {
            WindowTest test = Objects.requireNonNull(window.test());
            assertEquals(window.window().test().sessions() + 1, test.equity().size());
            assertEquals(window.dates().size(), test.equity().size());
            assertEquals(SweepFixture.CASH, test.equity().getFirst());
            double net =
                    test.trades().stream().mapToDouble(t -> t.money().net().doubleValue()).sum();
            assertEquals(SweepFixture.CASH + net, test.equity().getLast(), 0.01);
            sold += test.trades().stream().anyMatch(t -> t.reason() == TradeExit.END) ? 1 : 0;
        }
        assertTrue(sold > 2, "only " + sold + " ended with a sale");
    }

    @Test
    void aWindowWithoutParametersSaysWhyAndItsMoneyLiesIdle() {
        List<WindowResult> results =
                run(walk(BARS, CROSS, new WalkForwardPlan(300, 60, false, 5, 50)));
        for (WindowResult window : results) {
            assertNull(window.params());
            assertNull(window.test());
            String why = String.valueOf(window.unchosen());
            assertTrue(
                    why.matches(
                            "none of 12 combinations closed 50 trades in training, the most were \\d+"),
                    why);
        }
        WalkForwardResult joined = WalkForwardChain.of(results, TERMS);
        assertEquals(results.size(), joined.unchosen());
        assertEquals(0, joined.metrics().returns().total());
        assertEquals(1_000 - 304, joined.equity().size());
        assertNull(joined.ratio());
        assertNull(joined.fadesOut());
        assertEquals("sharpe is undefined in test", joined.undefined());
    }

    @Test
    void theRatioIsTestDividedByTraining() {
        List<WindowResult> results = run(walk(BARS, CROSS, PLAN));
        WalkForwardResult joined = WalkForwardChain.of(results, TERMS);
        double mean =
                results.stream()
                        .mapToDouble(w ->
                                Objects.requireNonNull(
                                        Objects.requireNonNull(w.trainScore()).objective()))
                        .average()
                        .orElseThrow();
        assertEquals(mean, Objects.requireNonNull(joined.trainObjective()), 1e-12);
        double test = Objects.requireNonNull(joined.metrics().ratios().sharpe());
        double ratio = Objects.requireNonNull(joined.ratio());
        assertEquals(test / mean, ratio, 1e-12);
        assertEquals(ratio < 0.5, joined.fadesOut());
        FadeRatio grows =
                FadeRatio.of(
                        SweepObjective.TOTAL_RETURN,
                        new FadeRatio.Part(0.1, 126),
                        new FadeRatio.Part(0.6, 756));
        assertEquals(1, Objects.requireNonNull(grows.value()), 1e-12);
        FadeRatio loss =
                FadeRatio.of(
                        SweepObjective.SHARPE,
                        new FadeRatio.Part(0.1, 126),
                        new FadeRatio.Part(-0.6, 756));
        assertNull(loss.value());
        assertEquals("sharpe is not above 0 in training", loss.undefined());
    }

    /// Windows are kept as JSON between the workers that ran them and the one that chains them.
    @Test
    void windowsComeBackFromJsonToTheBit() {
        List<WindowResult> results = run(walk(BARS, CROSS, PLAN));
        List<WindowResult> stored =
                results.stream()
                        .map(result -> Json.stored(Json.write(result), WindowResult.class))
                        .toList();
        assertEquals(results, stored);
        assertEquals(WalkForwardChain.of(results, TERMS), WalkForwardChain.of(stored, TERMS));
    }

    @Test
    void aChainNeedsEveryWindow() {
        List<WindowResult> results = run(walk(BARS, CROSS, PLAN));
        assertThrows(
                IllegalArgumentException.class,
                () -> WalkForwardChain.of(results.subList(1, 3), TERMS));
        assertThrows(IllegalArgumentException.class, () -> WalkForwardChain.of(List.of(), TERMS));
    }
}
