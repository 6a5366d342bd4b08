package bellwether.research.learning.training;

import bellwether.research.learning.leak.FeatureReading;
import bellwether.research.learning.leak.UniverseReading;
import bellwether.research.learning.model.TrainingRows;
import bellwether.research.learning.sample.SampleFeatures;
import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/// The steps of a training in which a leak could be, each of which is searched; here, so that one
/// can be planted.
///
/// @param reading of a symbol's own features
/// @param universe features that take a universe of so many dates
/// @param table of a fold
/// @param rows those of a table that train
record TrainingSeams(
        Supplier<FeatureReading> reading,
        IntFunction<UniverseReading> universe,
        FoldTable table,
        TrainingRows rows) {
    static final TrainingSeams USUAL =
            new TrainingSeams(
                    FeatureReading::own,
                    UniverseReading::of,
                    SampleFeatures::table,
                    SelectedRows::training);

    /// Makes the table of a fold.
    @FunctionalInterface
    interface FoldTable {
        TrainingTable of(SampleFeatures features, SampleFold fold);
    }
}
