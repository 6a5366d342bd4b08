package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestResult.WalkForwardSummary;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.CanonicalJson;
import bellwether.research.backtest.doubt.CurveIntervals;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.metric.Sessions;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunHashes;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.store.TrialDao.Trial;
import bellwether.research.backtest.sweep.SweepGrid;
import bellwether.research.backtest.sweep.WalkForwardChain;
import bellwether.research.backtest.sweep.WalkForwardResult;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.technical.statistics.SharpeSample;
import bellwether.trading.rules.RuleReader;
import bellwether.trading.rules.RuleTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/// Chains the windows of a walk-forward.
final class WalkForwardCompletion {
    private static final double[] NONE = {};

    private final RuleDesk desk;
    private final RunDao runs = new RunDao();

    WalkForwardCompletion(RuleDesk desk) {
        this.desk = desk;
    }

    /// What came of the windows.
    ///
    /// @param trials every combination that was tried in training
    record Chained(List<WalkForwardSummary> summaries, List<Trial> trials) {}

    /// Chains the windows of each symbol to one more run. A symbol that lacks a window has none.
    Chained of(Handle h, JobId job, BacktestSpec spec) {
        Map<String, List<StoredRun>> bySymbol = new LinkedHashMap<>();
        int last = -1;
        for (StoredRun run : runs.runs(h, job, -1, Integer.MAX_VALUE)) {
            bySymbol.computeIfAbsent(String.valueOf(run.place().ticker()), _ -> new ArrayList<>())
                    .add(run);
            last = run.place().n();
        }
        List<WalkForwardSummary> summaries = new ArrayList<>();
        List<Trial> trials = new ArrayList<>();
        for (Map.Entry<String, List<StoredRun>> symbol : bySymbol.entrySet()) {
            List<WindowResult> windows = windows(symbol.getValue());
            trials.addAll(trials(spec, symbol.getKey(), symbol.getValue(), windows));
            boolean isWhole = true;
            for (int i = 0; i < windows.size(); i++) {
                isWhole &= windows.get(i).window().number() == i;
            }
            if (isWhole) {
                last++;
                summaries.add(chain(h, job, spec, symbol.getValue(), windows, last));
            }
        }
        return new Chained(summaries, trials);
    }

    private static List<WindowResult> windows(List<StoredRun> stored) {
        return stored.stream()
                .map(run -> Json.stored(run.report(), RunReport.class).window())
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Trial> trials(
            BacktestSpec spec, String ticker, List<StoredRun> stored, List<WindowResult> windows) {
        RuleTemplate template = desk.known(spec.rules().getFirst());
        SweepGrid grid = RuleDesk.grid(spec, template);
        RuleReader reader = new RuleReader(desk.fields().names());
        RunHashes hashes = stored.getFirst().hashes();
        int sessions = windows.stream().mapToInt(window -> window.dates().size()).sum();
        List<Trial> trials = new ArrayList<>();
        for (int place = 0; place < grid.size(); place++) {
            template.rule(grid.values(grid.number(place)), reader)
                    .rule()
                    .map(rule ->
                            RuleDesk.identity(
                                            spec,
                                            rule,
                                            new TreeMap<>(Map.of(ticker, hashes.data())))
                                    .hashes())
                    .ifPresent(each ->
                            trials.add(
                                    new Trial(
                                            each.family(), each.spec(), hashes.data(), sessions)));
        }
        return trials;
    }

    private WalkForwardSummary chain(
            Handle h,
            JobId job,
            BacktestSpec spec,
            List<StoredRun> stored,
            List<WindowResult> windows,
            int n) {
        String ticker = String.valueOf(stored.getFirst().place().ticker());
        int perYear = perYear(windows);
        WalkForwardResult chained =
                WalkForwardChain.of(
                        windows,
                        new WalkForwardChain.Terms(
                                RuleDesk.objective(spec),
                                spec.money().cash().doubleValue(),
                                perYear,
                                spec.money().riskFree()));
        int[] days = chained.dates().stream().mapToInt(day -> (int) day.toEpochDay()).toArray();
        double[] equity = chained.equity().stream().mapToDouble(Double::doubleValue).toArray();
        SessionCurve curve = new SessionCurve(days, equity, perYear);
        RunHashes hashes = stored.getFirst().hashes();
        double rf = spec.money().riskFree();
        SharpeSample sample = SharpeSample.of(curve.excess(rf)).orElse(null);
        RunReport report =
                new RunReport(
                        HeadlineFigures.of(chained.metrics()),
                        chained.metrics(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        null,
                        new RunReport.Doubts(
                                List.of(),
                                null,
                                CurveIntervals.of(
                                        curve,
                                        rf,
                                        CanonicalJson.seed(
                                                Json.shared().valueToTree(spec), "intervals")),
                                sample,
                                List.of()),
                        null,
                        chained.undefined());
        runs.insert(
                h,
                job,
                List.of(
                        new NewRun(
                                new RunPlace(n, ticker + ", all tests chained", ticker, Map.of()),
                                new RunFigures(
                                        sample == null ? null : sample.sharpe(),
                                        days.length,
                                        chained.trades().size(),
                                        chained.testObjective()),
                                hashes,
                                Json.write(report),
                                chained.trades(),
                                List.of(),
                                new RunCurve(days, equity, new double[days.length], NONE, NONE))));
        return new WalkForwardSummary(
                ticker,
                n,
                windows.size(),
                chained.unchosen(),
                chained.lastSessions(),
                chained.trainObjective(),
                chained.testObjective(),
                chained.ratio(),
                chained.undefined());
    }

    /// What trades on a Saturday or Sunday does so the whole year.
    private static int perYear(List<WindowResult> windows) {
        boolean weekends =
                windows.stream()
                        .flatMap(window -> window.dates().stream())
                        .anyMatch(day -> day.getDayOfWeek().getValue() > 5);
        return weekends ? Sessions.EVERY_DAY : Sessions.EXCHANGE;
    }
}
