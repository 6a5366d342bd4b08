package bellwether.research.analysis.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.IdempotencyKey;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Representations;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobCreation;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobAnswer;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.JobResults;
import bellwether.research.analysis.store.ResultRow;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;

/// Makes analyses.
public final class AnalysisRoutes implements Routes {
    private final Analyses analyses;
    private final Jobs jobs;
    private final BodyParser bodies;
    private final ResultPages pages;

    public AnalysisRoutes(Analyses analyses, Jobs jobs, BodyParser bodies) {
        this.analyses = analyses;
        this.jobs = jobs;
        this.bodies = bodies;
        this.pages = new ResultPages(analyses, jobs);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/analyses", this::submit, Role.TRADER);
    }

    /// How the results are to be shown is read first, so that a wrong wish makes no job.
    private void submit(Context ctx) throws InterruptedException {
        ConditionalResponse form = ConditionalResponse.tableOrText(ctx);
        QueryParameters.allowOnly(ctx, AnalysisPresentation.PARAMETERS);
        AnalysisPresentation shown = AnalysisPresentation.of(ctx, form);
        JobCreation creation = submitted(ctx);
        JobAnswer.send(ctx, jobs, creation, job -> form.answerOnce(results(ctx, job, shown)));
    }

    /// Reads the request and makes the job.
    public JobCreation submitted(Context ctx) {
        String owner = Callers.of(ctx).owner();
        Optional<String> key = IdempotencyKey.of(ctx);
        AnalysisRequest request =
                bodies.read(
                        ctx,
                        AnalysisRequest.class,
                        body -> analyses.profileFaults(owner, body, key));
        return analyses.submit(owner, request, key);
    }

    /// 202 with the job, or 200 with its results, whole, when the client waited and it ended in
    /// time.
    public void answer(Context ctx, JobCreation creation) throws InterruptedException {
        JobAnswer.send(
                ctx,
                jobs,
                creation,
                job ->
                        Responses.json(
                                ctx, results(ctx, job, AnalysisPresentation.FULL).json().get()));
    }

    private Representations<ResultRow> results(
            Context ctx, JobView job, AnalysisPresentation shown) {
        return pages.read(ctx, job, JobResults.Wanted.best(Page.USUAL), shown);
    }
}
