package bellwether.research.backtest.work;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestResult.WalkForwardSummary;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.doubt.HeadlineFigures;
import bellwether.research.backtest.doubt.SessionCurve;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.NewRun;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.RunFigures;
import bellwether.research.backtest.store.RunHashes;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.sweep.WalkForwardChain;
import bellwether.research.backtest.sweep.WalkForwardResult;
import bellwether.research.backtest.sweep.WindowResult;
import bellwether.technical.statistics.SharpeSample;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;

/// Chains the windows of a walk-forward.
final class WalkForwardCompletion {
    private static final double[] NONE = {};

    private final RunDao runs = new RunDao();

    /// Chains the windows of each symbol to one more run, one symbol after the other, as the
    /// reports of all may be too many to hold. A symbol that lacks one of its windows has none.
    ///
    /// @param keys of all items of the job
    List<WalkForwardSummary> of(Handle h, JobId job, BacktestSpec spec, List<String> keys) {
        Map<String, Integer> planned = new HashMap<>();
        keys.forEach(key -> planned.merge(SweepWork.Piece.of(key).ticker(), 1, Integer::sum));
        int last = keys.size() - 1;
        List<WalkForwardSummary> summaries = new ArrayList<>();
        for (String ticker : runs.tickers(h, job)) {
            TestedWindows tested = TestedWindows.of(ticker, runs.ofSymbol(h, job, ticker));
            if (tested.isWhole(planned.getOrDefault(ticker, -1))) {
                last++;
                summaries.add(chain(h, job, spec, tested, last));
            }
        }
        return summaries;
    }

    /// The runs of one symbol, with their reports read once.
    private record TestedWindows(String ticker, RunHashes hashes, List<RunReport> reports) {
        static TestedWindows of(String ticker, List<StoredRun> stored) {
            return new TestedWindows(
                    ticker,
                    stored.getFirst().hashes(),
                    stored.stream()
                            .map(run -> Json.stored(run.report(), RunReport.class))
                            .toList());
        }

        List<WindowResult> windows() {
            return reports.stream().map(RunReport::window).filter(Objects::nonNull).toList();
        }

        boolean isWhole(int planned) {
            List<WindowResult> windows = windows();
            return windows.size() == planned
                    && IntStream.range(0, planned)
                            .allMatch(i -> windows.get(i).window().number() == i);
        }
    }

    private WalkForwardSummary chain(
            Handle h, JobId job, BacktestSpec spec, TestedWindows tested, int n) {
        String ticker = tested.ticker();
        List<WindowResult> windows = tested.windows();
        int perYear =
                RunSessions.perYear(
                        windows.stream()
                                .flatMap(window -> window.dates().stream())
                                .mapToInt(day -> (int) day.toEpochDay())
                                .distinct()
                                .toArray());
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
        SharpeSample sample = SharpeSample.of(curve.excess(spec.money().riskFree())).orElse(null);
        ChainDoubts doubts = new ChainDoubts(spec, chained, curve, tested.reports());
        RunReport report =
                new RunReport(
                        HeadlineFigures.of(chained.metrics()),
                        chained.metrics(),
                        List.of(),
                        Map.of(),
                        Map.of(),
                        doubts.prices(),
                        doubts.all(sample),
                        null,
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
                                        days.length - 1,
                                        chained.trades().size(),
                                        chained.testObjective()),
                                tested.hashes(),
                                Json.write(report),
                                chained.trades(),
                                List.of(),
                                new RunCurve(
                                        days,
                                        equity,
                                        NONE,
                                        doubts.hold(),
                                        doubts.index(),
                                        RunCurve.Chance.NONE),
                                List.of())));
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
}
