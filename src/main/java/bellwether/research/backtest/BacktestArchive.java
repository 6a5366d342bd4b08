package bellwether.research.backtest;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.backtest.doubt.Findings;
import bellwether.research.backtest.doubt.RunBounds;
import bellwether.research.backtest.doubt.RunProof;
import bellwether.research.backtest.doubt.SharpeEvidence;
import bellwether.research.backtest.spec.EarlierBacktests;
import bellwether.research.backtest.store.BacktestDao;
import bellwether.research.backtest.store.RunCurve;
import bellwether.research.backtest.store.RunDao;
import bellwether.research.backtest.store.RunSummaryDao;
import bellwether.research.backtest.store.StoredRun;
import bellwether.research.backtest.store.TrialDao;
import bellwether.research.backtest.work.BacktestJob;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;

/// Backtests as their owners read them.
public final class BacktestArchive {
    private final Jdbi jdbi;
    private final BacktestDao whole = new BacktestDao();
    private final RunDao runs = new RunDao();
    private final RunSummaryDao summaries = new RunSummaryDao();
    private final TrialDao trials = new TrialDao();

    BacktestArchive(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// The job of a backtest.
    ///
    /// @throws Refusal 404 where the caller has none of this id
    public JobView known(OwnedJobs own, String id) {
        return JobId.parse(id)
                .flatMap(own::find)
                .filter(job -> job.kind().equals(BacktestJob.NAME))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_backtest",
                                "Unknown backtest %s. GET /api/v1/backtests lists yours."
                                        .formatted(id)));
    }

    /// What an owner has run before.
    EarlierBacktests earlier(Jobs jobs, String owner) {
        return new OwnerBacktests(this, jobs, owner);
    }

    /// What came of a backtest as a whole; nothing before it is completed.
    public Optional<BacktestDao.Completed> completed(JobId job) {
        return jdbi.withHandle(h -> whole.find(h, job));
    }

    /// When the last of its runs ended.
    public Optional<Instant> completedAt(JobId job) {
        return completed(job).map(BacktestDao.Completed::completedAt);
    }

    /// What is known of it once all runs have ended.
    public Optional<BacktestResult> result(JobId job) {
        return completed(job).map(known -> Json.stored(known.result(), BacktestResult.class));
    }

    public Map<JobId, BacktestDao.Completed> completed(Collection<JobId> jobs) {
        return jdbi.withHandle(h -> whole.find(h, jobs));
    }

    /// Runs in their order.
    public List<StoredRun> runs(JobId job, int after, int limit) {
        return jdbi.withHandle(h -> runs.runs(h, job, after, limit));
    }

    /// Runs by their objective, the best first.
    ///
    /// @param skipped how many of them are left out at the begin
    public List<StoredRun> best(JobId job, int skipped, int limit) {
        return jdbi.withHandle(h -> runs.best(h, job, skipped, limit));
    }

    /// The first run of a combination.
    Optional<StoredRun> first(JobId job, Map<String, BigDecimal> params) {
        return jdbi.withHandle(h -> runs.first(h, job, params));
    }

    /// Runs over a symbol that were proved or bounded.
    public List<StoredRun> tested(JobId job, String ticker) {
        return jdbi.withHandle(h -> runs.tested(h, job, ticker));
    }

    /// Of the bars that its runs read.
    public Set<String> dataHashes(JobId job) {
        return jdbi.withHandle(h -> summaries.dataHashes(h, job));
    }

    /// What of each run decides its rank, in their order.
    public List<RunSummaryDao.Score> scores(JobId job) {
        return jdbi.withHandle(h -> summaries.scores(h, job));
    }

    /// The first runs of a completed backtest with their findings and trades.
    ///
    /// @param trades of each run at most
    public List<BacktestRun> withTrades(JobId job, int limit, int trades) {
        Optional<BacktestResult> result = result(job);
        return runs(job, -1, limit).stream()
                .map(run -> withTrades(job, run, result, trades))
                .toList();
    }

    private BacktestRun withTrades(
            JobId job, StoredRun run, Optional<BacktestResult> result, int limit) {
        RunReport report = Json.stored(run.report(), RunReport.class);
        SharpeEvidence evidence =
                result.map(known -> known.evidence(run.hashes().family(), report)).orElse(null);
        RunReport.Doubts doubts = report.doubts();
        return new BacktestRun(
                run.place().n(),
                run.place().label(),
                run.place().ticker(),
                report,
                doubts == null ? List.of() : Findings.and(doubts.findings(), evidence),
                trades(job, RunDao.Part.of(run.place().n(), limit)).stream()
                        .map(RunDao.Entry::value)
                        .toList());
    }

    /// A run of a backtest, where it has ended.
    Optional<StoredRun> find(JobId job, int n) {
        return jdbi.withHandle(h -> runs.run(h, job, n));
    }

    /// A run of a backtest.
    ///
    /// @throws Refusal 404
    public StoredRun run(JobId job, int n) {
        return find(job, n)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_run",
                                "Backtest %s has no run %d, or it has not ended yet."
                                        .formatted(job, n)));
    }

    /// Keeps the proof of a run.
    void prove(JobId job, int n, RunProof proof) {
        jdbi.useTransaction(h -> runs.prove(h, job, n, Json.write(proof)));
    }

    /// Keeps the bounds of a run.
    void bound(JobId job, int n, RunBounds bounds) {
        jdbi.useTransaction(h -> runs.bound(h, job, n, Json.write(bounds)));
    }

    /// Trades by run, in the order in which they ended.
    public List<RunDao.Entry<ClosedTrade>> trades(JobId job, RunDao.Part part) {
        return jdbi.withHandle(h -> runs.trades(h, job, part));
    }

    /// Orders by run, in the order in which they were accepted.
    public List<RunDao.Entry<RunOrder>> orders(JobId job, RunDao.Part part) {
        return jdbi.withHandle(h -> runs.orders(h, job, part));
    }

    /// Nothing where it is not kept.
    public Optional<RunCurve> curve(JobId job, int run) {
        return jdbi.withHandle(h -> runs.curve(h, job, run));
    }

    /// How many trials of a family an owner has made.
    int trials(String owner, String family) {
        return jdbi.withHandle(h -> trials.count(h, owner, Optional.of(family))).count();
    }

    /// The families of rules that an owner has tried, the newest first.
    ///
    /// @param skipped how many of them are left out at the begin
    public List<TrialDao.Family> families(String owner, int skipped, int limit) {
        return jdbi.withHandle(h -> trials.families(h, owner, skipped, limit));
    }
}
