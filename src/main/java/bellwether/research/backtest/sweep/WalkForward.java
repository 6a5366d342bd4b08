package bellwether.research.backtest.sweep;

import bellwether.research.backtest.metric.EquityCurve;
import bellwether.research.backtest.metric.RunMetrics;
import bellwether.research.backtest.run.RunSpan;
import bellwether.research.backtest.run.SymbolResult;
import bellwether.trading.rules.RuleOptions.AtEnd;
import bellwether.trading.rules.RuleTemplate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// Chooses parameters on one span of one symbol and tries them on the next, window by window.
/// Windows do not depend on one another: they may be run in any order, thread and process. Holds
/// scratch space, so each thread needs its own.
///
/// In training each combination begins with the run's cash and nothing held, at the close of the
/// first session. A trade that is still open at the end does not count: from its entry on the run
/// is as if nothing had been entered. In the test the chosen one decides from the close before the
/// first session on, so that each session's return counts, and its last position is sold at the
/// last close, as the next window begins with nothing held.
public final class WalkForward {
    private final SweepSymbol symbol;
    private final SweepGrid grid;
    private final WalkForwardPlan plan;
    private final SweepObjective objective;
    private final CombinationRuns runs;

    public WalkForward(
            SweepSymbol symbol,
            RuleTemplate template,
            SweepGrid grid,
            WalkForwardPlan plan,
            SweepObjective objective) {
        this.symbol = symbol;
        this.grid = grid;
        this.plan = plan;
        this.objective = objective;
        this.runs = new CombinationRuns(symbol, template);
    }

    /// The windows of the symbol's history.
    ///
    /// @throws bellwether.platform.base.Refusal where it is too short for one
    public List<WalkForwardWindow> windows() {
        return plan.windows(symbol.history(), symbol.notBefore());
    }

    /// A combination's training.
    private record Trained(SweepScore score, RunMetrics metrics) {}

    /// Runs one window.
    public WindowResult run(WalkForwardWindow window) {
        SweepScoring scoring =
                new SweepScoring(new SweepTerms(objective, plan.leastTrades()), symbol.perYear());
        Trained best = null;
        String invalid = null;
        int most = 0;
        for (int place = 0; place < grid.size(); place++) {
            int number = grid.number(place);
            CombinationRuns.Outcome outcome = trained(number, window);
            invalid = invalid == null ? outcome.undefined() : invalid;
            RunMetrics metrics = metrics(outcome.result());
            if (metrics != null) {
                Trained next = new Trained(scoring.of(number, metrics), metrics);
                most = Math.max(most, next.score().trades());
                best = better(next, best) ? next : best;
            }
        }
        return best == null
                ? unchosen(window, why(most, invalid))
                : tested(window, best, grid.values(best.score().number()));
    }

    private CombinationRuns.Outcome trained(int number, WalkForwardWindow window) {
        int from = Math.max(symbol.notBefore(), firstBar(window.train().from()));
        int to = runs.curves().lastBar(window.train().end() - 1) + 1;
        return runs.run(grid.values(number), _ -> new RunSpan(from, to, AtEnd.KEEP));
    }

    private int firstBar(int session) {
        return runs.curves().lastBar(session - 1) + 1;
    }

    /// Numbers come rising, so an equal one has the larger parameters.
    private static boolean better(Trained next, @Nullable Trained best) {
        return next.score().objective() != null
                && (best == null || next.score().rank() > best.score().rank());
    }

    /// Training's figures, as if what is still open had never been entered.
    private @Nullable RunMetrics metrics(@Nullable SymbolResult result) {
        if (result == null || result.firstDecision() >= result.span().to()) {
            return null;
        }
        if (result.openSince() < 0) {
            return runs.metrics(result);
        }
        EquityCurve curve = Objects.requireNonNull(runs.curves().purged(result, runs.cash()));
        return runs.metrics(curve, result, result.firstDecision(), result.settled());
    }

    private String why(int most, @Nullable String invalid) {
        if (most == 0 && invalid != null) {
            return invalid;
        }
        return most < plan.leastTrades()
                ? "none of %,d combinations closed %d trades in training, the most were %d"
                        .formatted(grid.size(), plan.leastTrades(), most)
                : "%s is undefined for each of %,d combinations in training"
                        .formatted(objective.code(), grid.size());
    }

    private WindowResult unchosen(WalkForwardWindow window, String why) {
        return new WindowResult(
                window,
                dates(window),
                benchmark(window),
                grid.size(),
                null,
                why,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private WindowResult tested(
            WalkForwardWindow window, Trained best, SortedMap<String, BigDecimal> params) {
        WindowTest test = test(window, params);
        Double reached = objective.of(test.metrics());
        FadeRatio ratio =
                FadeRatio.of(
                        objective,
                        new FadeRatio.Part(reached, window.test().sessions()),
                        new FadeRatio.Part(best.score().objective(), best.score().sessions()));
        String undefined =
                reached == null ? objective.undefined(test.metrics()) : ratio.undefined();
        return new WindowResult(
                window,
                dates(window),
                benchmark(window),
                grid.size(),
                params,
                null,
                best.metrics(),
                best.score(),
                test,
                reached,
                ratio.value(),
                undefined);
    }

    private List<LocalDate> dates(WalkForwardWindow window) {
        List<LocalDate> dates = new ArrayList<>();
        for (int session = window.test().from() - 1; session < window.test().end(); session++) {
            dates.add(symbol.history().date(runs.curves().lastBar(session)));
        }
        return dates;
    }

    private List<Double> benchmark(WalkForwardWindow window) {
        double[] closes = symbol.benchmark();
        return closes == null
                ? List.of()
                : Arrays.stream(runs.curves().benchmark(closes, testFrom(window), testTo(window)))
                        .boxed()
                        .toList();
    }

    /// The close at which the test may decide first.
    private int testFrom(WalkForwardWindow window) {
        return runs.curves().lastBar(window.test().from() - 1);
    }

    private int testTo(WalkForwardWindow window) {
        return runs.curves().lastBar(window.test().end() - 1) + 1;
    }

    private WindowTest test(WalkForwardWindow window, SortedMap<String, BigDecimal> params) {
        int from = testFrom(window);
        int to = testTo(window);
        SymbolResult result =
                Optional.ofNullable(
                                runs.run(params, _ -> new RunSpan(from, to, AtEnd.CLOSE)).result())
                        .orElseThrow();
        EquityCurve curve = runs.curves().of(result, from, runs.cash());
        RunMetrics.Trading trading = result.trading();
        return new WindowTest(
                Arrays.stream(curve.equity()).boxed().toList(),
                Arrays.stream(curve.gross()).boxed().toList(),
                trading.trades(),
                trading.value(),
                trading.charges(),
                runs.metrics(curve, result, from, trading));
    }
}
