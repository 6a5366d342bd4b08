package bellwether.research.backtest;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobView;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.spec.BacktestKind;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.work.Workshop;

/// Tests runs of backtests again, and keeps what was found.
public final class RunTester {
    private final BacktestArchive archive;
    private final Workshop workshop;

    RunTester(BacktestArchive archive, Workshop workshop) {
        this.archive = archive;
        this.workshop = workshop;
    }

    /// Tests whether a run looks ahead and depends on the begin of its history, and keeps the
    /// proof.
    ///
    /// @param cuts at most so many; 0: after all deciding bars
    /// @throws Refusal where it cannot be tested
    public RunProof prove(JobView job, StoredRun run, int cuts) {
        RunProof proof = workshop.proof(spec(job), run, cuts);
        archive.prove(job.id(), run.place().n(), proof);
        return proof;
    }

    /// Makes a run again at its worst and at its best, and keeps these bounds.
    ///
    /// @throws Refusal where it cannot be tested
    public RunBounds bound(JobView job, StoredRun run) {
        RunBounds bounds = workshop.bounds(spec(job), run);
        archive.bound(job.id(), run.place().n(), bounds);
        return bounds;
    }

    /// The run that is looked at where none is named: of a sweep the best.
    ///
    /// @throws Refusal 404 where none has ended
    public StoredRun firstRun(JobView job) {
        return spec(job).kind() == BacktestKind.SWEEP
                ? archive.best(job.id(), 0, 1).stream()
                        .findFirst()
                        .orElseGet(() -> archive.run(job.id(), 0))
                : archive.run(job.id(), 0);
    }

    private static BacktestSpec spec(JobView job) {
        return Json.stored(job.params(), BacktestSpec.class);
    }
}
