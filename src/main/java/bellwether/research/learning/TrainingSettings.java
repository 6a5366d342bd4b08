package bellwether.research.learning;

import bellwether.research.learning.sample.SampleSpec;
import java.time.Duration;

/// How models are trained.
///
/// @param mostRows above which symbols are left out
/// @param leastAuc that the lower bound of the daily AUC must be above
/// @param retrainEvery how often is looked for new sessions to train from; zero: never
public record TrainingSettings(int mostRows, double leastAuc, Duration retrainEvery) {
    public static final TrainingSettings USUAL =
            new TrainingSettings(SampleSpec.USUAL_ROWS, 0.5, Duration.ofMinutes(3));

    public TrainingSettings {
        if (retrainEvery.isNegative()) {
            throw new IllegalArgumentException(
                    "retrainEvery must not be negative, was " + retrainEvery);
        }
    }

    public boolean isRetraining() {
        return !retrainEvery.isZero();
    }

    /// The same, looking so often.
    public TrainingSettings retraining(Duration every) {
        return new TrainingSettings(mostRows, leastAuc, every);
    }
}
