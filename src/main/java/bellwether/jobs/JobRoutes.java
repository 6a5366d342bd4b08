package bellwether.jobs;

import bellwether.web.Actor;
import bellwether.web.Answers;
import bellwether.web.Cursor;
import bellwether.web.Queries;
import bellwether.web.Role;
import bellwether.web.Routes;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// The room's routes under `/api/v1/jobs`.
final class JobRoutes implements Routes {
    private final Jobs jobs;
    private final Events events;

    JobRoutes(Jobs jobs, Events events) {
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
        routes.post("/api/v1/jobs/{id}/retry", ctx -> move(ctx, OwnedJobs::retry), Role.TRADER);
    }

    private void show(Context ctx) {
        Queries.allowOnly(ctx);
        show(ctx, jobs.of(Actor.of(ctx)).known(ctx.pathParam("id")));
    }

    private void show(Context ctx, JobView view) {
        Answers.json(ctx, Shown.of(view, view.failed() == 0 ? List.of() : jobs.reasons(view.id())));
    }

    private void workers(Context ctx) {
        Queries.allowOnly(ctx);
        Answers.json(ctx, new Processes(jobs.workers()));
    }

    private record Processes(List<WorkerView> workers) {}

    private void move(Context ctx, BiFunction<OwnedJobs, JobId, JobView> move) {
        Queries.allowOnly(ctx);
        OwnedJobs own = jobs.of(Actor.of(ctx));
        show(ctx, move.apply(own, own.known(ctx.pathParam("id")).id()));
    }

    private void list(Context ctx) {
        Queries.allowOnly(ctx, "limit", "cursor", "state", "kind", "since");
        int limit = Queries.limit(ctx);
        List<JobView> page = jobs.of(Actor.of(ctx)).list(filter(ctx), limit + 1);
        if (page.size() > limit) {
            page = page.subList(0, limit);
            Answers.next(ctx, Cursor.of("jobs", page.getLast().id()));
        }
        Answers.json(
                ctx, new Listed(page.stream().map(view -> Shown.of(view, List.of())).toList()));
    }

    private record Listed(List<Shown> jobs) {}

    private static JobFilter filter(Context ctx) {
        return new JobFilter(
                Optional.empty(),
                Queries.oneOf(ctx, "state", JobState.class),
                Optional.ofNullable(ctx.queryParam("kind")),
                Queries.time(ctx, "since"),
                Cursor.from(ctx, "jobs", 1)
                        .map(cursor ->
                                JobId.parse(cursor.part(0))
                                        .orElseThrow(() -> Cursor.mangled(cursor.encode()))));
    }

    /// A job as the API shows it.
    record Shown(
            String id,
            String kind,
            JobState state,
            @JsonRawValue String params,
            int priority,
            int total,
            int done,
            int failed,
            int cancelled,
            double percent,
            @Nullable Double ratePerSecond,
            @Nullable Double etaSeconds,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            long version,
            List<Reason> errors) {

        static Shown of(JobView job, List<Reason> errors) {
            return new Shown(
                    job.id().toString(),
                    job.kind(),
                    job.state(),
                    job.params(),
                    job.priority(),
                    job.total(),
                    job.done(),
                    job.failed(),
                    job.cancelled(),
                    job.percent(),
                    job.ratePerSecond().isPresent()
                            ? rounded(job.ratePerSecond().getAsDouble())
                            : null,
                    job.eta().map(JobRoutes::seconds).orElse(null),
                    job.createdAt(),
                    job.startedAt().orElse(null),
                    job.finishedAt().orElse(null),
                    job.version(),
                    errors);
        }
    }

    private static Double seconds(Duration duration) {
        return duration.toMillis() / 1e3;
    }

    private static Double rounded(double rate) {
        return Math.round(rate * 10) / 10.0;
    }
}
