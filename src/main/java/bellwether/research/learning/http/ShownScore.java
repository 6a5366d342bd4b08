package bellwether.research.learning.http;

import bellwether.research.learning.online.LearnerState;
import bellwether.research.learning.online.StoredScore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A score of a learner as answers show it.
///
/// @param why there is no probability; null where there is one
/// @param n labels that the version had learnt from
record ShownScore(
        String id,
        @Nullable Double probability,
        @Nullable Why why,
        @Nullable Double baseRate,
        long n,
        int version,
        Instant scoredAt) {
    /// Why a learner shows no probability.
    ///
    /// @param n labels that there were, where there are to be more
    record Why(String code, String message, @Nullable Long n, @Nullable Integer needed) {
        static Why cold(long n) {
            return new Why(
                    StoredScore.COLD_START,
                    "A version needs %d labels, of both classes, before it has a probability; it had %d."
                            .formatted(LearnerState.FEWEST_UPDATES, n),
                    n,
                    LearnerState.FEWEST_UPDATES);
        }

        static Why unproven() {
            return new Why(
                    StoredScore.NOT_PROMOTED,
                    "Its record does not pass the gate; GET /api/v1/learners/{key} lists the"
                            + " checks. The score is stored and counts.",
                    null,
                    null);
        }
    }

    static ShownScore of(StoredScore score) {
        return new ShownScore(
                score.ref(),
                score.shown().orElse(null),
                why(score),
                score.baseRate().orElse(null),
                score.n(),
                score.version(),
                score.scoredAt());
    }

    private static @Nullable Why why(StoredScore score) {
        if (score.why().isEmpty()) {
            return null;
        }
        return score.why().equals(StoredScore.COLD_START) ? Why.cold(score.n()) : Why.unproven();
    }
}
