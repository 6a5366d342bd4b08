package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;

/// Takes the rows that a model is fitted to from all rows of a table.
@FunctionalInterface
public interface TrainingRows {
    /// Those of a fold that train.
    TrainingTable of(TrainingTable all, SampleFold fold);
}
