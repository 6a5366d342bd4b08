package bellwether.research.learning.store;

import bellwether.platform.base.Fault;
import bellwether.platform.base.MomentText;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.research.learning.online.Learner;
import bellwether.research.learning.online.StoredScore;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Why a learner does not do what its owner asks.
final class LearnerRefusals {
    private LearnerRefusals() {}

    static Refusal unknown(String key) {
        return Refusal.notFound(
                "unknown_learner",
                "Unknown learner %s. GET /api/v1/learners lists yours."
                        .formatted(Quoted.text(key)));
    }

    static Refusal unscored(String key, String ref) {
        return Refusal.notFound(
                "unknown_id",
                "Learner %s has no score of id %s. Score the row with POST /api/v1/learners/%s/predict before its label is known."
                        .formatted(key, Quoted.text(ref), key));
    }

    static Refusal tooMany(int have, int most) {
        return Refusal.conflict(
                "too_many_learners",
                "You have %d learners; at most %d are allowed. Delete one with DELETE /api/v1/learners/{key}."
                        .formatted(have, most));
    }

    static Refusal tooManyOpen(String key, int have, int most) {
        return Refusal.conflict(
                "too_many_open_scores",
                "Learner %s has %d scores without a label; at most %d are allowed. State labels with POST /api/v1/learners/%s/update, or delete it with DELETE /api/v1/learners/%s."
                        .formatted(key, have, most, key, key));
    }

    static Refusal taken(StoredScore known) {
        return Refusal.conflict(
                "id_taken",
                "Id %s was scored with other features at %s. A score is never changed; use another id."
                        .formatted(Quoted.text(known.ref()), MomentText.of(known.scoredAt())));
    }

    static Refusal labelDiffers(String ref, boolean known) {
        return Refusal.conflict(
                "label_differs",
                "Id %s was learnt with the label %s, which cannot be changed. Use another id for another row."
                        .formatted(Quoted.text(ref), known));
    }

    /// @throws Refusal 422 that names each feature which the first row had and this one has not,
    ///   and the other way round
    static void requireFeatures(Learner learner, Set<String> given) {
        List<Fault> faults = new ArrayList<>();
        for (String name : learner.state().features()) {
            if (!given.contains(name)) {
                faults.add(
                        new Fault(
                                "/features/" + name,
                                "is missing: the first row of learner %s had it. State null where its value is not known"
                                        .formatted(learner.key())));
            }
        }
        for (String name : given) {
            if (!learner.state().features().contains(name)) {
                faults.add(
                        new Fault(
                                "/features/" + name,
                                "is unknown: the first row of learner %s did not have it. Leave it out, or use another learner"
                                        .formatted(learner.key())));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalidAs("other_features", faults);
        }
    }
}
