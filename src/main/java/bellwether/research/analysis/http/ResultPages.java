package bellwether.research.analysis.http;

import bellwether.platform.http.Callers;
import bellwether.platform.http.Page;
import bellwether.platform.http.Representations;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobView;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisDao;
import bellwether.research.analysis.store.JobResults;
import bellwether.research.analysis.store.ResultRow;
import bellwether.research.analysis.view.AnalysisDocument;
import bellwether.research.analysis.view.AnalysisText;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
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

    /// @param failedItems the symbols that failed, behind the last analysis
    private record ResultPage(
            Object job,
            AnalysisDao.Summary summary,
            @JsonUnwrapped Page<Object> page,
            List<FailedItem> failedItems) {}

    /// Reads a page and points to the next.
    Representations<ResultRow> read(
            Context ctx, JobView job, JobResults.Wanted wanted, AnalysisPresentation shown) {
        JobResults results = analyses.results(jobs.of(Callers.actor(ctx)), job.id(), wanted);
        String path = "/api/v1/jobs/" + job.id() + "/results";
        Optional<String> next =
                results.next().map(cursor -> Page.next(ctx, path, wanted.limit(), cursor));
        return new Representations<>(
                () -> page(job, results, shown, next),
                ResultRow.TABLE,
                () -> ResultRow.of(results),
                () ->
                        AnalysisText.page(
                                results.analyses().stream().map(AnalysisDocument::of).toList(),
                                results.failed(),
                                next));
    }

    private ResultPage page(
            JobView job, JobResults results, AnalysisPresentation shown, Optional<String> next) {
        boolean small = job.counts().total() > FEW;
        return new ResultPage(
                jobs.shown(job),
                analyses.summary(job.id()),
                new Page<>(
                        results.analyses().stream()
                                .map(stored -> shown.shown(stored, small, AnalysisDocument::of))
                                .toList(),
                        next.orElse(null)),
                results.failed());
    }
}
