package bellwether.frontend.legacy;

import bellwether.desk.report.Reports;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobFilter;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.AnalysisJob;
import bellwether.research.analysis.store.StoredAnalysis;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// `GET /report/{ticker}` and `GET /download`.
final class OlderReportRoutes implements Routes {
    private static final int LOOKED_AT = 50;

    private final Analyses analyses;
    private final Jobs jobs;
    private final Reports reports;

    OlderReportRoutes(Analyses analyses, Jobs jobs, Reports reports) {
        this.analyses = analyses;
        this.jobs = jobs;
        this.reports = reports;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/report/{ticker}", this::report, Role.READER);
        routes.get("/download", this::download, Role.READER);
    }

    private void report(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Ticker ticker = TickerParameter.of(ctx);
        StoredAnalysis newest =
                analyses
                        .history(
                                Callers.of(ctx).owner(),
                                new AnalysisDao.Listed(
                                        analyses.names(ticker), false, Long.MAX_VALUE, 1))
                        .stream()
                        .findFirst()
                        .orElseThrow(() ->
                                Refusal.notFound(
                                        "unknown_analysis",
                                        "You have no analysis of %s; make one with POST /analyze."
                                                .formatted(ticker)));
        reports.reports().answer(ctx, newest);
    }

    private void download(Context ctx) {
        QueryParameters.allowOnly(ctx, "job_id");
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        String named = ctx.queryParam("job_id");
        reports.workbooks().send(ctx, named == null ? newest(own) : own.known(named));
    }

    private static JobView newest(OwnedJobs own) {
        JobFilter filter =
                new JobFilter(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(AnalysisJob.NAME),
                        Optional.empty(),
                        Optional.empty());
        List<JobView> found = own.list(filter, LOOKED_AT);
        return found.stream()
                .filter(job -> job.state().terminal())
                .findFirst()
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_job",
                                "No analysis job of yours has ended; make one with POST /analyze,"
                                        + " or name one by job_id."));
    }
}
