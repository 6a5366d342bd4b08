package bellwether.desk.report.workbook;

import bellwether.platform.http.Cursor;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.OwnedJobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.store.AnalysisFilter;
import bellwether.research.analysis.store.AnalysisSort;
import bellwether.research.analysis.store.JobResults;
import java.io.IOException;
import java.util.Optional;

/// The results of a job, page by page, so that never all of them are held.
///
/// @param jobs those of the caller
public record ResultSource(Analyses analyses, OwnedJobs jobs, JobId job) {
    private static final int PAGE = 200;

    /// Takes a page of results.
    @FunctionalInterface
    interface Taker {
        void take(JobResults page) throws IOException;
    }

    /// All of them, the best analysis first, failures last.
    void each(Taker taker) throws IOException {
        each(new JobResults.From.Start(), taker);
    }

    /// The failures alone.
    void eachFailure(Taker taker) throws IOException {
        each(new JobResults.From.Failures(-1), taker);
    }

    private void each(JobResults.From first, Taker taker) throws IOException {
        JobResults.From from = first;
        while (true) {
            JobResults page =
                    analyses.results(
                            jobs,
                            job,
                            new JobResults.Wanted(
                                    AnalysisFilter.ALL, AnalysisSort.BEST, from, PAGE));
            taker.take(page);
            Optional<Cursor> next = page.next();
            if (next.isEmpty()) {
                return;
            }
            from = JobResults.From.of(AnalysisSort.BEST, next);
        }
    }
}
