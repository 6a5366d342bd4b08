package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.PreferHeader;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRoutes;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// `POST /analyze`. The same request again, while its job has not ended, is answered with that job.
final class OlderAnalyzeRoute implements Routes {
    private static final int STRIPES = 64;

    private final Analyses analyses;
    private final AnalysisRoutes current;
    private final Jobs jobs;
    private final BodyParser bodies;

    /// Two equal requests at the same moment must not both find that there is no such job.
    private final ReentrantLock[] oneByOne = new ReentrantLock[STRIPES];

    OlderAnalyzeRoute(Analyses analyses, AnalysisRoutes current, Jobs jobs, BodyParser bodies) {
        this.analyses = analyses;
        this.current = current;
        this.jobs = jobs;
        this.bodies = bodies;
        Arrays.setAll(oneByOne, _ -> new ReentrantLock());
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/analyze", this::analyze, Role.TRADER);
    }

    private void analyze(Context ctx) throws InterruptedException {
        QueryParameters.allowOnly(ctx);
        AnalyzeBody body = AnalyzeBody.read(ctx, bodies, analyses);
        Optional<String> key = IdempotencyKey.of(ctx);
        Made made =
                body.force() || key.isPresent()
                        ? new Made(submit(ctx, body, key), false)
                        : unlessUnfinished(ctx, body);
        if (PreferHeader.waiting(ctx).isPresent()) {
            body.warnings().forEach(words -> ctx.res().addHeader("X-Warnings", words));
            current.answer(ctx, made.creation());
        } else {
            JobView job = own(ctx).known(made.creation().id().toString());
            ctx.status(made.isDuplicate() ? 200 : 201);
            Responses.json(ctx, new Answer(OlderJob.of(job), made.isDuplicate(), body.warnings()));
        }
    }

    /// @param isDuplicate whether an earlier request, which gave no idempotency key, had made it
    private record Made(JobCreation creation, boolean isDuplicate) {}

    private record Answer(
            @JsonUnwrapped OlderJob job, boolean isDuplicate, List<String> warnings) {}

    private Made unlessUnfinished(Context ctx, AnalyzeBody body) {
        ReentrantLock lock = oneByOne[Math.floorMod(Callers.of(ctx).owner().hashCode(), STRIPES)];
        lock.lock();
        try {
            return analyses.unfinished(own(ctx), body.request())
                    .map(job -> new Made(new JobCreation(job.id(), false), true))
                    .orElseGet(() -> new Made(submit(ctx, body, Optional.empty()), false));
        } finally {
            lock.unlock();
        }
    }

    private JobCreation submit(Context ctx, AnalyzeBody body, Optional<String> key) {
        return analyses.submit(Callers.of(ctx).owner(), body.request(), key);
    }

    private OwnedJobs own(Context ctx) {
        return jobs.of(Callers.actor(ctx));
    }
}
