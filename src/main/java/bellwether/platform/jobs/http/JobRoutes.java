package bellwether.platform.jobs.http;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.CsvOutput;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
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
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// The room's routes under `/api/v1/jobs`.
public final class JobRoutes implements Routes {
    private final Jobs jobs;
    private final JobEventStream events;
    private final BooleanSupplier scanning;

    /// @param scanning whether a scan runs in any process
    public JobRoutes(Jobs jobs, JobEventStream events, BooleanSupplier scanning) {
        this.jobs = jobs;
        this.events = events;
        this.scanning = scanning;
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
        QueryParameters.allowOnly(ctx, "expand");
        JobView view = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        Set<String> expanded = expanded(ctx, view);
        JobLinks.add(ctx, jobs, view);
        EntityTag version = view.settled() ? EntityTag.of(view.version()) : EntityTag.ofBytes();
        if (!(version instanceof EntityTag.Known known && reading.unchanged(known))) {
            reading.answer(version, jobs.display().whole(view, expanded));
        }
    }

    /// What else of the job is to be shown.
    private Set<String> expanded(Context ctx, JobView view) {
        String part = ctx.queryParam("expand");
        Set<String> known = jobs.display().expandable(view);
        if (part == null || known.contains(part)) {
            return part == null ? Set.of() : Set.of(part);
        }
        throw Refusal.invalid(
                "?expand",
                known.isEmpty()
                        ? "must be left out: a job of kind %s has nothing to expand"
                                .formatted(view.kind())
                        : DidYouMean.rule(known, part));
    }

    private void show(Context ctx, JobView view) {
        JobLinks.add(ctx, jobs, view);
        Responses.json(ctx, jobs.shown(view));
    }

    private void workers(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Responses.json(ctx, new Processes(Page.whole(jobs.workers()), scanning.getAsBoolean()));
    }

    /// @param scanningActive whether a scan runs, for older clients
    private record Processes(@JsonUnwrapped Page<WorkerView> page, boolean scanningActive) {}

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
        if (view.id().equals(id)) {
            show(ctx, view);
        } else {
            JobLinks.accepted(ctx, jobs, view);
            Responses.json(ctx, jobs.shown(view));
        }
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor", "state", "kind", "since");
        int limit = QueryParameters.limit(ctx);
        List<JobView> found = jobs.of(Callers.actor(ctx)).list(filter(ctx), limit + 1);
        Page<ShownJob> page =
                Page.of(ctx, limit, found, last -> Cursor.of("jobs", last.id()))
                        .map(jobs.display()::listed);
        reading.answer(EntityTag.ofBytes(), page, TABLE, page::items);
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
                    .with("settled_percent", job -> job.counts().settledPercent())
                    .with("rate_per_second", job -> job.rate().ratePerSecond())
                    .with("eta_seconds", job -> job.rate().etaSeconds())
                    .with("created_at", job -> job.times().createdAt())
                    .with("started_at", job -> job.times().startedAt())
                    .with("finished_at", job -> job.times().finishedAt())
                    .with("version", ShownJob::version)
                    .with("request", job -> Json.write(job.request()));

    private JobFilter filter(Context ctx) {
        return new JobFilter(
                Optional.empty(),
                QueryParameters.oneOf(ctx, "state", JobState.class),
                Optional.ofNullable(ctx.queryParam("kind")).map(this::known),
                QueryParameters.time(ctx, "since"),
                Cursor.from(ctx, "jobs", 1)
                        .map(cursor ->
                                JobId.parse(cursor.part(0))
                                        .orElseThrow(() -> Cursor.mangled(cursor.encode()))));
    }

    private String known(String kind) {
        List<String> kinds = jobs.display().kinds();
        if (!kinds.contains(kind)) {
            throw Refusal.invalid("?kind", DidYouMean.rule(kinds, kind));
        }
        return kind;
    }
}
