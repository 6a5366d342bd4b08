package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.ArrayList;
import java.util.List;

/// A whole training on one thread: each fold, then the model of all rows with the calibration that
/// the folds give. A job does the same by [FoldTraining], an item for each fold, and [#finish].
public final class ModelTraining {
    private final ModelSpec spec;
    private final int featureVersion;
    private final TrainingProgress progress;

    public ModelTraining(ModelSpec spec, int featureVersion, TrainingProgress progress) {
        this.spec = spec;
        this.featureVersion = featureVersion;
        this.progress = progress;
    }

    /// A table whose bins are by the training rows of one fold.
    public interface FoldTables {
        /// The rows of a fold.
        TrainingTable of(SampleFold fold);

        /// All rows, with bins by all.
        TrainingTable whole();
    }

    /// Trains each fold in turn, then the model.
    public TrainedModel train(FoldTables tables, List<? extends SampleFold> folds)
            throws InterruptedException {
        List<FoldScores> scores = new ArrayList<>();
        for (SampleFold fold : folds) {
            scores.add(new FoldTraining(tables.of(fold), spec, progress).fit(fold).scores());
        }
        return finish(tables.whole(), scores);
    }

    /// The model of all rows, when all folds have been scored.
    ///
    /// @param scores of the folds, in any order
    public TrainedModel finish(TrainingTable whole, List<FoldScores> scores)
            throws InterruptedException {
        ModelInputs inputs = ModelInputs.of(whole);
        ModelRows rows = ModelRows.of(whole);
        Model model = new ModelFitting(inputs, spec, progress).fit(rows);
        OutOfFold outOfFold = new OutOfFold(scores);
        double baseRate = rows.labelled().rate(rows.labelled().size());
        ServedModel served =
                new ServedModel(
                        featureVersion,
                        inputs,
                        model,
                        MarginScale.of(model, rows.labelled()),
                        outOfFold.calibration(baseRate));
        return new TrainedModel(
                served, baseRate, outOfFold, ModelFingerprint.of(served, outOfFold));
    }
}
