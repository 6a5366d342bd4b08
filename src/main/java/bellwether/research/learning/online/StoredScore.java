package bellwether.research.learning.online;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a learner said of a row, stored before the row's label.
///
/// @param ref the row's id, by its owner
/// @param n labels that its version had learnt from
/// @param digest of the row's features
/// @param inputs the row, standardised; empty once it was learnt
/// @param probability of the version; empty before it had labels enough
/// @param baseRate share of positive labels of all versions; empty before the first
/// @param why the probability was not shown, a code; empty where it was
/// @param label empty before it is stated
public record StoredScore(
        String ref,
        int version,
        long n,
        String digest,
        List<Double> inputs,
        Optional<Double> probability,
        Optional<Double> baseRate,
        String why,
        Optional<Boolean> label,
        Instant scoredAt) {
    /// The version has too few labels, or none of one class.
    public static final String COLD_START = "cold_start";

    /// The gate has not let the version speak.
    public static final String NOT_PROMOTED = "not_promoted";

    public StoredScore {
        inputs = List.copyOf(inputs);
    }

    /// By a learner as it is now.
    public static StoredScore of(
            Learner learner, String ref, String digest, List<Double> inputs, Instant now) {
        Optional<Double> probability = learner.state().probability(inputs);
        String why = probability.isEmpty() ? COLD_START : learner.speaks() ? "" : NOT_PROMOTED;
        return new StoredScore(
                ref,
                learner.version(),
                learner.state().learnt().total(),
                digest,
                inputs,
                probability,
                learner.state().all().rate(),
                why,
                Optional.empty(),
                now);
    }

    /// What its owner was shown.
    public Optional<Double> shown() {
        return why.isEmpty() ? probability : Optional.empty();
    }

    /// What its probability lost beyond the base rate; empty where it had none.
    public Optional<Double> excess(boolean outcome) {
        return probability.flatMap(p ->
                baseRate.map(base -> {
                    JudgedScore judged = new JudgedScore(0, p, base, outcome, 0);
                    return judged.loss() - judged.baseLoss();
                }));
    }
}
