package bellwether.frontend.legacy;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.PreferHeader;
import bellwether.platform.http.Responses;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.backtest.BacktestRun;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.spec.BacktestRequest;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Runs backtests for older clients, who expect the result in the answer.
final class OlderBacktestDesk {
    /// Also the most symbols of a request.
    private static final int MOST_RUNS = 50;

    private static final int MOST_TRADES = 20_000;

    /// How long an answer is held back for the result.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Backtests backtests;
    private final Jobs jobs;

    OlderBacktestDesk(Backtests backtests, Jobs jobs) {
        this.backtests = backtests;
        this.jobs = jobs;
    }

    /// What came of a backtest.
    ///
    /// @param failures symbols that could not be run, with the reason
    record Ended(
            JobId job, String completedAt, List<BacktestRun> runs, List<FailedItem> failures) {}

    /// The result. Where it takes longer, the answer is the job and nothing is returned.
    ///
    /// @param request made of the older one
    /// @param names newer pointers of faults with the older ones
    Optional<Ended> run(Context ctx, Supplier<BacktestRequest> request, Map<String, String> names)
            throws InterruptedException {
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        JobId id = submit(ctx, request, names);
        Duration patience = PreferHeader.waiting(ctx).orElse(PATIENCE);
        JobView job = own.await(id, patience).orElseThrow();
        if (!job.state().terminal()) {
            ctx.status(202).header("Location", "/api/v1/jobs/" + id);
            Responses.json(ctx, OlderJob.of(job));
            return Optional.empty();
        }
        List<FailedItem> failures = own.failures(id, -1, MOST_RUNS);
        List<BacktestRun> runs = backtests.archive().withTrades(id, MOST_RUNS, MOST_TRADES);
        if (runs.isEmpty()) {
            throw refusal(job, failures);
        }
        String completed = backtests.archive().completedAt(id).orElseThrow().toString();
        return Optional.of(new Ended(id, completed, runs, failures));
    }

    private JobId submit(
            Context ctx, Supplier<BacktestRequest> request, Map<String, String> names) {
        try {
            return backtests
                    .submit(Callers.of(ctx).owner(), request.get(), IdempotencyKey.of(ctx))
                    .id();
        } catch (Refusal refusal) {
            throw refusal.faults().isEmpty()
                    ? refusal
                    : Refusal.invalidAs(
                            refusal.code(),
                            refusal.faults().stream().map(fault -> named(fault, names)).toList());
        }
    }

    /// As the client named the field.
    private static Fault named(Fault fault, Map<String, String> names) {
        return names.entrySet().stream()
                .filter(entry -> fault.pointer().equals(entry.getKey()))
                .findFirst()
                .map(entry -> new Fault(entry.getValue(), fault.detail()))
                .orElse(fault);
    }

    private static Refusal refusal(JobView job, List<FailedItem> failures) {
        return failures.isEmpty()
                ? Refusal.conflict(
                        "not_completed",
                        "Backtest %s is %s and has no result; send the request again."
                                .formatted(job.id(), job.state().word()))
                : Refusal.of(
                        RefusalKind.INVALID,
                        failures.getFirst().code(),
                        failures.getFirst().message());
    }
}
