package bellwether.desk.report.http;

import bellwether.desk.report.workbook.ResultSource;
import bellwether.desk.report.workbook.ResultWorkbook;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StreamedBody;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisJob;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The results of analysis jobs as workbooks.
public final class WorkbookRoutes implements Routes {
    private static final String TYPE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Jobs jobs;
    private final Analyses analyses;
    private final String version;

    /// @param version of this program
    public WorkbookRoutes(Jobs jobs, Analyses analyses, String version) {
        this.jobs = jobs;
        this.analyses = analyses;
        this.version = version;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/jobs/{id}/results.xlsx", this::workbook, Role.READER);
    }

    private void workbook(Context ctx) {
        QueryParameters.allowOnly(ctx);
        send(ctx, jobs.of(Callers.actor(ctx)).known(ctx.pathParam("id")));
    }

    /// Answers with the workbook of a job.
    ///
    /// @throws Refusal 409 while it is not at its end
    public void send(Context ctx, JobView job) {
        if (!job.kind().equals(AnalysisJob.NAME)) {
            throw Refusal.conflict(
                    "no_workbook",
                    "Job %s is a job of kind %s; there are workbooks of jobs of kind analysis only."
                            .formatted(job.id(), job.kind()));
        }
        if (!job.state().terminal()) {
            throw Refusal.conflict(
                    "not_completed",
                    "Job %s is %s; its workbook is there once it has ended. GET /api/v1/jobs/%s shows how far it is."
                            .formatted(job.id(), job.state().word(), job.id()));
        }
        OwnedJobs own = jobs.of(Callers.actor(ctx));
        StreamedBody.answer(
                ctx,
                TYPE,
                "results-%s.xlsx".formatted(job.id()),
                out ->
                        ResultWorkbook.write(
                                new ResultSource(analyses, own, job.id()),
                                job,
                                analyses.now(),
                                version,
                                out));
    }
}
