package bellwether.research.backtest;

import bellwether.platform.base.Json;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.spec.BacktestSpec;
import bellwether.research.backtest.spec.EarlierBacktests;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.work.BacktestJob;
import java.util.Optional;

/// The backtests of one owner; those of others are not there.
final class OwnerBacktests implements EarlierBacktests {
    private final BacktestArchive archive;
    private final Jobs jobs;
    private final String owner;

    OwnerBacktests(BacktestArchive archive, Jobs jobs, String owner) {
        this.archive = archive;
        this.jobs = jobs;
        this.owner = owner;
    }

    private Optional<JobView> job(String id) {
        return JobId.parse(id)
                .flatMap(jobs::find)
                .filter(job -> job.owner().equals(owner))
                .filter(job -> job.kind().equals(BacktestJob.NAME));
    }

    @Override
    public Optional<BacktestSpec> spec(String id) {
        return job(id).map(job -> Json.stored(job.params(), BacktestSpec.class));
    }

    /// A run of the combination that the sweep ranks first, over all of its symbols; nothing before
    /// it is completed.
    private Optional<StoredRun> best(JobId job) {
        return archive.result(job)
                .flatMap(result -> Optional.ofNullable(result.sweep()))
                .flatMap(sweep -> sweep.best().stream().findFirst())
                .flatMap(best -> archive.first(job, best.params()));
    }

    @Override
    public Optional<Combination> combination(String id, Optional<Integer> run) {
        return job(id).flatMap(
                        job -> run.isPresent() ? archive.find(job.id(), run.get()) : best(job.id()))
                .map(StoredRun::place)
                .map(place -> new Combination(place.n(), place.params()));
    }
}
