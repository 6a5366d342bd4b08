package bellwether.research.backtest.sheet;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.research.backtest.BacktestArchive;
import bellwether.research.backtest.BacktestResult;
import bellwether.research.backtest.ClosedTrade;
import bellwether.research.backtest.RunReport;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.RunPlace;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.work.Workshop;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the runs of a backtest that its tear sheet shows.
final class RunsOnSheet {
    private final BacktestArchive archive;
    private final Workshop workshop;
    private int room;

    /// @param room for trades, of all runs
    RunsOnSheet(BacktestArchive archive, Workshop workshop, int room) {
        this.archive = archive;
        this.workshop = workshop;
        this.room = room;
    }

    /// Of a sweep the best combination, run again; of a walk-forward the chained tests.
    List<RunOnSheet> of(JobId job, BacktestSpec spec, BacktestResult result) {
        if (spec.kind() == BacktestKind.SWEEP) {
            return best(job, spec, result);
        }
        List<RunOnSheet> shown = new ArrayList<>();
        List<StoredRun> runs =
                spec.kind() == BacktestKind.WALK_FORWARD
                        ? chained(job, result)
                        : archive.runs(job, -1, LeftOut.MOST_RUNS);
        for (StoredRun run : runs) {
            RunReport report = Json.stored(run.report(), RunReport.class);
            if (report.window() == null) {
                shown.add(
                        new RunOnSheet(
                                run.place().label(),
                                run.hashes().family(),
                                report,
                                trades(job, run.place().n()),
                                archive.curve(job, run.place().n()),
                                false,
                                SheetTests.of(run)));
            }
        }
        return shown;
    }

    private List<StoredRun> chained(JobId job, BacktestResult result) {
        return result.walkForward().stream().map(each -> archive.run(job, each.run())).toList();
    }

    private List<ClosedTrade> trades(JobId job, int run) {
        int most = Math.min(LeftOut.MOST_TRADES, room);
        List<ClosedTrade> read =
                archive.trades(job, RunDao.Part.of(run, most)).stream()
                        .map(RunDao.Entry::value)
                        .toList();
        room -= read.size();
        return read;
    }

    private List<RunOnSheet> best(JobId job, BacktestSpec spec, BacktestResult result) {
        BacktestResult.SweepSummary sweep = result.sweep();
        if (sweep == null || sweep.best().isEmpty()) {
            return List.of();
        }
        Map<String, BigDecimal> params = sweep.best().getFirst().params();
        List<RunOnSheet> shown = new ArrayList<>();
        Set<String> data = archive.dataHashes(job);
        for (String ticker : spec.symbols().tickers()) {
            if (shown.size() < LeftOut.MOST_SYMBOLS) {
                workshop.again(spec, params, ticker)
                        .ifPresent(run ->
                                shown.add(
                                        new RunOnSheet(
                                                "%s, %s".formatted(ticker, RunPlace.words(params)),
                                                run.hashes().family(),
                                                Json.stored(run.report(), RunReport.class),
                                                run.trades(),
                                                Optional.ofNullable(run.curve()),
                                                !data.contains(run.hashes().data()),
                                                tests(job, params, ticker))));
            }
        }
        return shown;
    }

    /// Of the run of a combination, where it was tested.
    private SheetTests tests(JobId job, Map<String, BigDecimal> params, String ticker) {
        return archive.tested(job, ticker).stream()
                .filter(run -> run.place().params().equals(params))
                .findFirst()
                .map(SheetTests::of)
                .orElse(SheetTests.NONE);
    }
}
