package bellwether.research.learning.leak;

import bellwether.research.learning.sample.TrainingTable;

/// A model that was trained to be searched.
public interface TrialModel {
    /// What it says of a row; more is more likely positive.
    double score(TrainingTable table, int row);

    /// Of all that it learnt: equal for two models only if they are the same to the bit.
    String fingerprint();
}
