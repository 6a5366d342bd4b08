package bellwether.research.learning.leak;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;

/// Trains a model as a training does. It is given all rows, so that what it must not look at is
/// there to be looked at.
@FunctionalInterface
public interface TrialTrainer {
    /// Trains on those rows that train in a fold.
    TrialModel train(TrainingTable all, SampleFold fold);
}
