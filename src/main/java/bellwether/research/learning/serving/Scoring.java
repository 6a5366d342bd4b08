package bellwether.research.learning.serving;

import bellwether.market.bars.Market;
import bellwether.platform.db.DeletedPortions;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.research.learning.training.ModelLife;
import java.time.InstantSource;
import java.time.LocalDate;
import org.jdbi.v3.core.Jdbi;

/// What scores sessions, and what answers by the scores.
///
/// @param kind of the jobs that score
public record Scoring(
        ScoreBook book, VoteReader votes, JobKind kind, ScoreRounds rounds, ModelCounts counts) {
    public static Scoring of(
            Jdbi jdbi, Jobs jobs, Market market, ModelLife life, InstantSource clock) {
        ServingVersions versions = new ServingVersions();
        ScoreBook book = new ScoreBook(jdbi, versions, market::calendars, clock);
        return new Scoring(
                book,
                new VoteReader(jdbi, book),
                new ScoreJob(jdbi, market, versions, clock),
                new ScoreRounds(jdbi, jobs, life, clock),
                new ModelCounts(jdbi));
    }

    /// Removes judged scores that were not shown.
    ///
    /// @param before of earlier days
    public static int forget(Jdbi patient, LocalDate before) {
        return DeletedPortions.of(
                most -> patient.inTransaction(h -> new ScoreWriter().forget(h, before, most)));
    }
}
