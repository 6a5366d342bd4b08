package bellwether.research.analysis.http;

import bellwether.platform.http.Callers;
import bellwether.platform.http.Representations;
import bellwether.platform.http.Responses;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.JobResults;
import bellwether.research.analysis.store.ResultRow;
import bellwether.research.analysis.view.AnalysisDocument;
import bellwether.research.analysis.view.AnalysisText;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// Pages of a job's results, in each form.
final class ResultPages {
    /// Up to so many symbols are shown whole; more of them as summaries.
    private static final int FEW = 5;

    private final Analyses analyses;
    private final Jobs jobs;

    ResultPages(Analyses analyses, Jobs jobs) {
        this.analyses = analyses;
        this.jobs = jobs;
    }

    private record Page(
            Object job,
            AnalysisDao.Summary summary,
            List<Object> results,
            List<FailedItem> errors) {}

    /// Reads a page and points to the next.
    Representations<ResultRow> read(
            Context ctx, JobView job, JobResults.Wanted wanted, AnalysisPresentation shown) {
        JobResults results = analyses.results(jobs.of(Callers.actor(ctx)), job.id(), wanted);
        results.next()
                .ifPresent(cursor ->
                        Responses.next(ctx, "/api/v1/jobs/" + job.id() + "/results", cursor));
        return new Representations<>(
                () -> page(job, results, shown),
                ResultRow.TABLE,
                () -> ResultRow.of(results),
                () ->
                        AnalysisText.page(
                                results.analyses().stream().map(AnalysisDocument::of).toList(),
                                results.errors(),
                                next(ctx)));
    }

    private Page page(JobView job, JobResults results, AnalysisPresentation shown) {
        boolean small = job.counts().total() > FEW;
        return new Page(
                jobs.shown(job),
                analyses.summary(job.id()),
                results.analyses().stream()
                        .map(stored -> shown.shown(stored, small, AnalysisDocument::of))
                        .toList(),
                results.errors());
    }

    /// The address of the next page, when the answer so far points to one.
    static Optional<String> next(Context ctx) {
        return Optional.ofNullable(ctx.res().getHeader("Link"))
                .map(link -> link.replaceAll("^<|>.*$", ""));
    }
}
