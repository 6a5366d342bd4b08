package bellwether.research.learning;

import bellwether.research.learning.sample.SampleSpec;

/// How models are trained.
///
/// @param mostRows above which symbols are left out
/// @param leastAuc that the lower bound of the daily AUC must be above
public record TrainingSettings(int mostRows, double leastAuc) {
    public static final TrainingSettings USUAL = new TrainingSettings(SampleSpec.USUAL_ROWS, 0.5);
}
