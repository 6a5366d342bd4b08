package bellwether.research.analysis.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.ResponseCache;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.store.JobResults;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// What an analysis job has come to.
public final class ResultRoutes implements Routes {
    private final Analyses analyses;
    private final Jobs jobs;
    private final ResultPages pages;
    private final ResponseCache kept = new ResponseCache();

    public ResultRoutes(Analyses analyses, Jobs jobs) {
        this.analyses = analyses;
        this.jobs = jobs;
        this.pages = new ResultPages(analyses, jobs);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/jobs/{id}/results", this::results, Role.READER);
    }

    private void results(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrText(ctx);
        QueryParameters.allowOnly(
                ctx, AnalysisParameters.REPEATABLE, AnalysisParameters.and("ticker"));
        if (reading.keptIn(kept)) {
            return;
        }
        JobView job = jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id"));
        if (job.state().terminal()) {
            reading.keepIn(kept);
        }
        AnalysisPresentation shown = AnalysisPresentation.of(ctx, reading);
        JobResults.Wanted wanted = wanted(ctx, job);
        EntityTag version = job.settled() ? EntityTag.of(job.version()) : EntityTag.ofBytes();
        if (!(version instanceof EntityTag.Known known && reading.unchanged(known))) {
            reading.answer(version, pages.read(ctx, job, wanted, shown));
        }
    }

    private JobResults.Wanted wanted(Context ctx, JobView job) {
        AnalysisSort sort = AnalysisParameters.sort(ctx, AnalysisSort.BEST);
        return new JobResults.Wanted(
                AnalysisParameters.filter(ctx, analyses.stored()::names),
                sort,
                JobResults.From.of(sort, Cursor.from(ctx, JobResults.list(job.id(), sort), 2)),
                QueryParameters.limit(ctx));
    }
}
