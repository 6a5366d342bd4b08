package bellwether.research.analysis.store;

import bellwether.platform.http.Cursor;
import bellwether.platform.jobs.FailedItem;
import bellwether.platform.jobs.JobId;
import bellwether.platform.jobs.OwnedJobs;
import java.util.List;
import java.util.Optional;

/// One page of a job's results: analyses by score, the best first, and behind the last of them the
/// symbols that failed.
///
/// @param next where the next page begins, when there is one
public record JobResults(
        List<StoredAnalysis> analyses, List<FailedItem> failed, Optional<Cursor> next) {

    /// Where a page begins.
    public sealed interface From {
        /// With the best analysis.
        record Start() implements From {}

        /// Behind this analysis.
        record Behind(AnalysisDao.Place place) implements From {}

        /// With the failures behind this place of the job.
        record Failures(int afterSeq) implements From {}

        /// Reads it from a cursor.
        ///
        /// @throws bellwether.web.Refusal when the cursor is none of ours
        static From of(Optional<Cursor> cursor) {
            if (cursor.isEmpty()) {
                return new Start();
            }
            List<String> parts = cursor.get().parts();
            try {
                int seq = Integer.parseInt(parts.get(1));
                return parts.get(0).equals("failed")
                        ? new Failures(seq)
                        : new Behind(new AnalysisDao.Place(Double.parseDouble(parts.get(0)), seq));
            } catch (NumberFormatException e) {
                throw Cursor.mangled(cursor.get().encode());
            }
        }
    }

    /// The name of the list that such cursors belong to.
    public static String list(JobId job) {
        return "results of " + job;
    }

    /// Reads a page of at most `limit` entries; failures too when all are wanted.
    public static JobResults read(
            AnalysisDao dao,
            OwnedJobs jobs,
            JobId job,
            AnalysisDao.Wanted wanted,
            From from,
            int limit) {
        List<StoredAnalysis> analyses =
                switch (from) {
                    case From.Start start -> dao.ofJob(job, wanted, Optional.empty(), limit + 1);
                    case From.Behind(AnalysisDao.Place place) ->
                            dao.ofJob(job, wanted, Optional.of(place), limit + 1);
                    case From.Failures failures -> List.of();
                };
        if (analyses.size() > limit) {
            List<StoredAnalysis> page = analyses.subList(0, limit);
            StoredAnalysis last = page.getLast();
            return new JobResults(
                    page, List.of(), Optional.of(Cursor.of(list(job), last.score(), last.seq())));
        }
        if (!wanted.isAll()) {
            return new JobResults(analyses, List.of(), Optional.empty());
        }
        return withFailures(analyses, jobs, job, from, limit);
    }

    private static JobResults withFailures(
            List<StoredAnalysis> analyses, OwnedJobs jobs, JobId job, From from, int limit) {
        int after = from instanceof From.Failures(int seq) ? seq : -1;
        int room = limit - analyses.size();
        List<FailedItem> failed = jobs.failures(job, after, room + 1);
        if (failed.size() <= room) {
            return new JobResults(analyses, failed, Optional.empty());
        }
        List<FailedItem> page = failed.subList(0, room);
        int last = page.isEmpty() ? after : page.getLast().seq();
        return new JobResults(analyses, page, Optional.of(Cursor.of(list(job), "failed", last)));
    }
}
