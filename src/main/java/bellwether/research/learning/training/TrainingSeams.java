package bellwether.research.learning.training;

import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.sample.TrainingTable;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What a training reads beside the bars, so that a leak can be planted into it.
///
/// @param reading of a symbol's own features, which are searched for looks ahead
/// @param table what the rows become before they train
record TrainingSeams(Supplier<FeatureReading> reading, UnaryOperator<TrainingTable> table) {
    static final TrainingSeams USUAL =
            new TrainingSeams(FeatureReading::own, UnaryOperator.identity());
}
