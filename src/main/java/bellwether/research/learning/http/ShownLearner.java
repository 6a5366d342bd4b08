package bellwether.research.learning.http;

import bellwether.research.learning.online.ClassCounts;
import bellwether.research.learning.online.Learner;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A learner in the list.
///
/// @param features how many
/// @param version the newest
/// @param n labels that this version has learnt from
/// @param labels of every version
/// @param why it shows no probability; null where it does
record ShownLearner(
        String key,
        int features,
        int version,
        long n,
        long labels,
        @Nullable Double baseRate,
        ShownScore.@Nullable Why why,
        Instant createdAt,
        Instant changedAt) {
    static ShownLearner of(Learner learner) {
        ClassCounts learnt = learner.state().learnt();
        return new ShownLearner(
                learner.key(),
                learner.state().features().size(),
                learner.version(),
                learnt.total(),
                learner.state().all().total(),
                learner.state().all().rate().orElse(null),
                why(learner),
                learner.createdAt(),
                learner.changedAt());
    }

    private static ShownScore.@Nullable Why why(Learner learner) {
        if (learner.state().lacksLabels()) {
            return ShownScore.Why.cold(learner.state().learnt().total());
        }
        return learner.speaks() ? null : ShownScore.Why.unproven();
    }

    /// What a label has changed.
    ///
    /// @param repeated the same label was learnt before, and nothing has changed
    record Update(String id, boolean label, boolean repeated, long n, int version) {
        static Update of(String id, boolean label, boolean repeated, Learner learner) {
            return new Update(
                    id, label, repeated, learner.state().learnt().total(), learner.version());
        }
    }
}
