package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobState;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRequest;
import bellwether.research.analysis.store.AnalysisJob;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Analyses of many symbols, and how far they are.
final class OlderBulkRoutes implements Routes {
    private static final Duration RECENT = Duration.ofHours(1);
    private static final int MOST_JOBS = 20;

    /// A paused job goes on only when somebody resumes it.
    private static final List<JobState> ACTIVE =
            List.of(JobState.QUEUED, JobState.PROCESSING, JobState.CANCELLING);

    private final Analyses analyses;
    private final Jobs jobs;
    private final BodyParser bodies;

    OlderBulkRoutes(Analyses analyses, Jobs jobs, BodyParser bodies) {
        this.analyses = analyses;
        this.jobs = jobs;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/stocks/analyze-all-stocks", this::analyzeAll, Role.TRADER);
        routes.get("/api/all-stocks/progress", this::progress, Role.READER);
        routes.get("/api/stocks/all-stocks/progress", this::progress, Role.READER);
    }

    private void analyzeAll(Context ctx) {
        QueryParameters.allowOnly(ctx);
        BulkRequest bulk = bodies.read(ctx, BulkRequest.class);
        AnalysisRequest request = bulk.request();
        JobCreation creation =
                analyses.submit(Callers.of(ctx).owner(), request, IdempotencyKey.of(ctx));
        JobView job = own(ctx).known(creation.id().toString());
        ctx.status(201);
        Responses.json(
                ctx,
                new Made(
                        job.id().toString(),
                        job.state().word(),
                        bulk.effectiveCapital(),
                        job.counts().total(),
                        request.normalised(),
                        true));
    }

    /// @param symbols those that were named; empty when all are meant
    private record Made(
            String jobId,
            String status,
            BigDecimal capital,
            int count,
            List<String> symbols,
            boolean threadStarted) {}

    private void progress(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OwnedJobs own = own(ctx);
        List<JobView> active =
                ACTIVE.stream()
                        .flatMap(state -> own.list(inState(state), MOST_JOBS).stream())
                        .toList();
        Responses.json(ctx, OlderProgress.of(active, own.list(recent(), MOST_JOBS)));
    }

    private static JobFilter inState(JobState state) {
        return new JobFilter(
                Optional.empty(),
                Optional.of(state),
                Optional.of(AnalysisJob.NAME),
                Optional.empty(),
                Optional.empty());
    }

    private JobFilter recent() {
        return new JobFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.of(AnalysisJob.NAME),
                Optional.of(analyses.now().minus(RECENT)),
                Optional.empty());
    }

    private OwnedJobs own(Context ctx) {
        return jobs.of(Callers.actor(ctx));
    }
}
