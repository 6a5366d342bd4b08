package bellwether.frontend.legacy;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisJob;
import bellwether.research.analysis.store.JobResults;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a job is, and its cancelling.
final class OlderJobRoutes implements Routes {
    private static final int MOST = 200;

    private final Analyses analyses;
    private final Jobs jobs;

    OlderJobRoutes(Analyses analyses, Jobs jobs) {
        this.analyses = analyses;
        this.jobs = jobs;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/status/{job_id}", this::status, Role.READER);
        routes.post("/cancel/{job_id}", this::cancel, Role.TRADER);
    }

    private void status(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OwnedJobs own = own(ctx);
        JobView job = own.known(id(ctx));
        Responses.json(
                ctx,
                new Status(
                        OlderJob.of(job),
                        job.counts().percent(),
                        own.keyInHand(job).orElse(null),
                        results(own, job),
                        own.failures(job.id(), -1, MOST).stream().map(Failure::of).toList()));
    }

    /// Null while there may be more to come, and of jobs that are no analyses.
    private @Nullable List<OlderAnalysis> results(OwnedJobs own, JobView job) {
        return job.state().terminal() && job.kind().equals(AnalysisJob.NAME)
                ? analyses.results(own, job.id(), JobResults.Wanted.best(MOST)).analyses().stream()
                        .map(OlderAnalysis::of)
                        .toList()
                : null;
    }

    private void cancel(Context ctx) {
        QueryParameters.allowOnly(ctx);
        OwnedJobs own = own(ctx);
        Responses.json(ctx, OlderJob.of(own.cancel(own.known(id(ctx)).id())));
    }

    private OwnedJobs own(Context ctx) {
        return jobs.of(Callers.actor(ctx));
    }

    private static String id(Context ctx) {
        return ctx.pathParam("job_id");
    }

    /// @param progress the same as `progress_percent`
    /// @param currentTicker one that is being worked on
    /// @param results at most 200, the best score first
    /// @param failures at most 200, in the order of the request
    private record Status(
            @JsonUnwrapped OlderJob job,
            double progress,
            @Nullable String currentTicker,
            @Nullable List<OlderAnalysis> results,
            List<Failure> failures) {}

    /// Why a symbol has no analysis.
    private record Failure(String ticker, String code, String message) {
        static Failure of(FailedItem item) {
            return new Failure(item.key(), item.code(), item.message());
        }
    }
}
