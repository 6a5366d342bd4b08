package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.BaselineCurve;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.FillFacts;
import bellwether.research.backtest.doubt.Finding;
import bellwether.research.backtest.doubt.FindingInputs;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.sweep.WalkForwardResult;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.technical.statistics.SharpeSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What speaks against the chained tests of a walk-forward, from what its windows kept.
final class ChainDoubts {
    private static final double[] NONE = {};

    private final BacktestSpec spec;
    private final WalkForwardResult chained;
    private final SessionCurve curve;
    private final List<RunReport> windows;
    private final @Nullable BaselineCurve hold;
    private final double[] index;

    /// @param curve of the chain
    /// @param windows in their order
    ChainDoubts(
            BacktestSpec spec,
            WalkForwardResult chained,
            SessionCurve curve,
            List<RunReport> windows) {
        this.spec = spec;
        this.chained = chained;
        this.curve = curve;
        this.windows = windows;
        this.hold = held().orElse(null);
        this.index = indexed();
    }

    /// Equity of buy and hold on the sessions of the chain; empty where there is none.
    double[] hold() {
        return hold == null ? NONE : Baselines.equity(hold);
    }

    /// What the cash would be worth in the benchmark; empty without one.
    double[] index() {
        return index;
    }

    /// What the chain read: what its first window did, from the first test on.
    RunReport.@Nullable Prices prices() {
        return windows.getFirst().prices();
    }

    RunReport.Doubts all(@Nullable SharpeSample sample) {
        double rf = spec.money().riskFree();
        List<RunReport.Baseline> baselines = new ArrayList<>();
        if (hold != null) {
            baselines.add(Baselines.of(hold));
        }
        String ticker = spec.symbols().benchmark();
        if (ticker != null) {
            baselines.add(benchmark(ticker));
        }
        long seed = CanonicalJson.seed(Json.shared().valueToTree(spec), "intervals");
        return new RunReport.Doubts(
                baselines, null, CurveIntervals.of(curve, rf, seed), sample, findings());
    }

    private List<Finding> findings() {
        FindingInputs inputs =
                new FindingInputs(
                        outcome(),
                        new FindingInputs.Chance(null, null),
                        new FindingInputs.Filling(
                                FillFacts.of(List.of(), _ -> Double.NaN), null, null),
                        new FindingInputs.Prices(
                                linked(RunReport.WindowLink::doubtful),
                                linked(RunReport.WindowLink::splits),
                                List.of(),
                                spec.symbols().survivorship()),
                        terms());
        return Findings.withIdle(Findings.of(inputs), chained.unchosen(), windows.size());
    }

    private FindingInputs.Outcome outcome() {
        return new FindingInputs.Outcome(
                chained.metrics(),
                chained.trades(),
                1,
                null,
                hold == null || hold.figures() == null ? null : hold.figures().sharpe(),
                curve.isRuined(),
                0,
                List.of(),
                Collections.emptySortedMap());
    }

    private FindingInputs.Terms terms() {
        RunReport.Prices read = prices();
        return new FindingInputs.Terms(
                linked(RunReport.WindowLink::optimistic),
                read != null && read.costs().equals("none"),
                0,
                0,
                List.of());
    }

    private List<String> linked(Function<RunReport.WindowLink, List<String>> part) {
        return windows.stream()
                .map(RunReport::link)
                .filter(Objects::nonNull)
                .flatMap(link -> part.apply(link).stream())
                .distinct()
                .toList();
    }

    private Optional<BaselineCurve> held() {
        RunReport.WindowLink link = windows.getFirst().link();
        if (link == null || link.hold().size() < curve.count()) {
            return Optional.empty();
        }
        double[] equity = new double[curve.count()];
        Arrays.setAll(equity, link.hold()::get);
        return Optional.of(
                BaselineCurve.valued(
                        "hold", curve.with(equity), link.holdCosts(), spec.money().riskFree()));
    }

    private double[] indexed() {
        List<Double> returns =
                windows.stream()
                        .map(RunReport::window)
                        .filter(Objects::nonNull)
                        .map(WindowResult::benchmark)
                        .flatMap(List::stream)
                        .toList();
        if (spec.symbols().benchmark() == null || returns.size() != curve.count() - 1) {
            return NONE;
        }
        double[] worth = new double[curve.count()];
        worth[0] = curve.equity(0);
        for (int i = 1; i < worth.length; i++) {
            worth[i] = worth[i - 1] * (1 + returns.get(i - 1));
        }
        return worth;
    }

    private RunReport.Baseline benchmark(String ticker) {
        return index.length == 0
                ? new RunReport.Baseline(
                        ticker, null, 0, ticker + " has no closes over all sessions of the tests")
                : Baselines.of(
                        BaselineCurve.valued(
                                ticker, curve.with(index), 0, spec.money().riskFree()));
    }
}
