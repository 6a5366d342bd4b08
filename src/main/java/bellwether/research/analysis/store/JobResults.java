package bellwether.research.analysis.store;

import bellwether.platform.http.Cursor;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.OwnedJobs;
import java.util.List;
import java.util.Optional;

/// One page of a job's results: analyses in the order that is asked for, and behind the last of
/// them the symbols that failed.
///
/// @param next where the next page begins, when there is one
public record JobResults(
        List<StoredAnalysis> analyses, List<FailedItem> failed, Optional<Cursor> next) {

    /// What is asked for.
    ///
    /// @param limit the most entries of a page
    public record Wanted(AnalysisFilter filter, AnalysisSort sort, From from, int limit) {
        /// From the best analysis on, without any left out.
        public static Wanted best(int limit) {
            return new Wanted(AnalysisFilter.ALL, AnalysisSort.BEST, new From.Start(), limit);
        }
    }

    /// Where a page begins.
    public sealed interface From {
        /// With the first analysis.
        record Start() implements From {}

        /// Behind this analysis.
        record Behind(AnalysisSort.Place place) implements From {}

        /// With the failures behind this place of the job.
        record Failures(int afterSeq) implements From {}

        /// Reads it from a cursor.
        ///
        /// @throws bellwether.platform.base.Refusal when the cursor is none of ours
        public static From of(AnalysisSort sort, Optional<Cursor> cursor) {
            if (cursor.isEmpty()) {
                return new Start();
            }
            if (!cursor.get().part(0).equals(FAILED)) {
                return new Behind(sort.place(cursor.get()));
            }
            try {
                return new Failures(Integer.parseInt(cursor.get().part(1)));
            } catch (NumberFormatException e) {
                throw Cursor.mangled(cursor.get().encode());
            }
        }
    }

    /// In lower case, as no ticker is.
    private static final String FAILED = "failed";

    /// The name of the list that such cursors belong to.
    public static String list(JobId job, AnalysisSort sort) {
        return "results of %s by %s".formatted(job, sort.text());
    }

    /// Reads a page; failures too when no analysis is left out.
    public static JobResults read(AnalysisListDao dao, OwnedJobs jobs, JobId job, Wanted wanted) {
        List<StoredAnalysis> analyses =
                switch (wanted.from()) {
                    case From.Start _ -> page(dao, job, wanted, Optional.empty());
                    case From.Behind(AnalysisSort.Place place) ->
                            page(dao, job, wanted, Optional.of(place));
                    case From.Failures _ -> List.of();
                };
        if (analyses.size() > wanted.limit()) {
            List<StoredAnalysis> page = analyses.subList(0, wanted.limit());
            StoredAnalysis last = page.getLast();
            AnalysisSort.Place place = wanted.sort().of(last, last.seq());
            return new JobResults(
                    page,
                    List.of(),
                    Optional.of(Cursor.of(list(job, wanted.sort()), place.value(), place.tie())));
        }
        if (!wanted.filter().isAll()) {
            return new JobResults(analyses, List.of(), Optional.empty());
        }
        return withFailures(analyses, jobs, job, wanted);
    }

    private static List<StoredAnalysis> page(
            AnalysisListDao dao, JobId job, Wanted wanted, Optional<AnalysisSort.Place> after) {
        return dao.ofJob(job, wanted.filter(), wanted.sort(), after, wanted.limit() + 1);
    }

    private static JobResults withFailures(
            List<StoredAnalysis> analyses, OwnedJobs jobs, JobId job, Wanted wanted) {
        int after = wanted.from() instanceof From.Failures(int seq) ? seq : -1;
        int room = wanted.limit() - analyses.size();
        List<FailedItem> failed = jobs.failures(job, after, room + 1);
        if (failed.size() <= room) {
            return new JobResults(analyses, failed, Optional.empty());
        }
        List<FailedItem> page = failed.subList(0, room);
        int last = page.isEmpty() ? after : page.getLast().seq();
        return new JobResults(
                analyses, page, Optional.of(Cursor.of(list(job, wanted.sort()), FAILED, last)));
    }
}
