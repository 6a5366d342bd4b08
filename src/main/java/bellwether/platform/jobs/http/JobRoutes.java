package bellwether.platform.jobs.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.platform.jobs.ShownJob;
import bellwether.platform.jobs.WorkerView;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// The room's routes under `/api/v1/jobs`.
public final class JobRoutes implements Routes {
    private final Jobs jobs;
    private final JobEventStream events;

    public JobRoutes(Jobs jobs, JobEventStream events) {
        this.jobs = jobs;
        this.events = events;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/jobs", this::list, Role.READER);
        routes.get("/api/v1/jobs/{id}", this::show, Role.READER);
        routes.get("/api/v1/jobs/{id}/events", events::handle, Role.READER);
        routes.get("/api/workers/health", this::workers, Role.ADMIN);
        routes.post("/api/v1/jobs/{id}/cancel", ctx -> move(ctx, OwnedJobs::cancel), Role.TRADER);
        routes.post("/api/v1/jobs/{id}/pause", ctx -> move(ctx, OwnedJobs::pause), Role.TRADER);
        routes.post("/api/v1/jobs/{id}/resume", ctx -> move(ctx, OwnedJobs::resume), Role.TRADER);
        routes.post("/api/v1/jobs/{id}/retry", this::retry, Role.TRADER);
    }

    /// While it is worked on, its rate moves though its version does not.
    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        JobView view = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        EntityTag version = view.settled() ? EntityTag.of(view.version()) : EntityTag.ofBytes();
        if (!(version instanceof EntityTag.Known known && reading.unchanged(known))) {
            reading.answer(version, jobs.shown(view));
        }
    }

    private void show(Context ctx, JobView view) {
        Responses.json(
                ctx,
                ShownJob.of(
                        view, view.counts().failed() == 0 ? List.of() : jobs.reasons(view.id())));
    }

    private void workers(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, new Processes(jobs.workers(), false));
    }

    /// @param scanningActive whether a scan runs, for older clients; this service has no scanner
    private record Processes(List<WorkerView> workers, boolean scanningActive) {}

    private void move(Context ctx, BiFunction<OwnedJobs, JobId, JobView> move) {
        QueryParameters.allowOnly(ctx);
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        show(ctx, move.apply(own, own.known(ctx.pathParam("id")).id()));
    }

    /// 202 with a new job when the one that was named had ended.
    private void retry(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        JobId id = own.known(ctx.pathParam("id")).id();
        JobView view = own.retryOrRepeat(id);
        if (!view.id().equals(id)) {
            ctx.status(202);
            ctx.header("Location", "/api/v1/jobs/" + view.id());
        }
        show(ctx, view);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "state", "kind", "since");
        int limit = QueryParameters.limit(ctx);
        List<JobView> found = jobs.of(Callers.actor(ctx)).list(filter(ctx), limit + 1);
        List<JobView> page =
                Responses.page(ctx, limit, found, last -> Cursor.of("jobs", last.id()));
        List<ShownJob> shown = page.stream().map(view -> ShownJob.of(view, List.of())).toList();
        reading.answer(EntityTag.ofBytes(), new Listed(shown), TABLE, () -> shown);
    }

    private static final CsvOutput<ShownJob> TABLE =
            CsvOutput.<ShownJob>of("jobs")
                    .with("id", ShownJob::id)
                    .with("kind", ShownJob::kind)
                    .with("state", job -> job.state().word())
                    .with("priority", ShownJob::priority)
                    .with("total", job -> job.counts().total())
                    .with("done", job -> job.counts().done())
                    .with("failed", job -> job.counts().failed())
                    .with("cancelled", job -> job.counts().cancelled())
                    .with("percent", job -> job.counts().percent())
                    .with("rate_per_second", job -> job.rate().ratePerSecond())
                    .with("eta_seconds", job -> job.rate().etaSeconds())
                    .with("created_at", job -> job.times().createdAt())
                    .with("started_at", job -> job.times().startedAt())
                    .with("finished_at", job -> job.times().finishedAt())
                    .with("version", ShownJob::version)
                    .with("params", ShownJob::params);

    private record Listed(List<ShownJob> jobs) {}

    private static JobFilter filter(Context ctx) {
        return new JobFilter(
                Optional.empty(),
                QueryParameters.oneOf(ctx, "state", JobState.class),
                Optional.ofNullable(ctx.queryParam("kind")),
                QueryParameters.time(ctx, "since"),
                Cursor.from(ctx, "jobs", 1)
                        .map(cursor ->
                                JobId.parse(cursor.part(0))
                                        .orElseThrow(() -> Cursor.mangled(cursor.encode()))));
    }
}
