package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.TrainingProgress;

/// Trains a model from some rows of a table and scores others. Bins, means and deviations are those
/// of the rows that train: so each fold has a table whose edges are by its own.
public final class FoldTraining {
    private final TrainingTable table;
    private final ModelSpec spec;
    private final TrainingRows rows;
    private final TrainingProgress progress;

    public FoldTraining(TrainingTable table, ModelSpec spec, TrainingProgress progress) {
        this(table, spec, SelectedRows::training, progress);
    }

    /// @param rows takes those that train
    public FoldTraining(
            TrainingTable table, ModelSpec spec, TrainingRows rows, TrainingProgress progress) {
        this.table = table;
        this.spec = spec;
        this.rows = rows;
        this.progress = progress;
    }

    /// A fold's model on the rows that it tests.
    public FittedFold fit(SampleFold fold) throws InterruptedException {
        TrainingTable training = rows.of(table, fold);
        ModelRows train = ModelRows.of(training);
        ModelInputs inputs = ModelInputs.of(training);
        ModelFitting fitting = new ModelFitting(inputs, spec, progress);
        Model model = fitting.fit(train);
        ModelRows test = ModelRows.of(SelectedRows.testing(table, fold));
        return new FittedFold(
                inputs, model, fitting.momentum(train), new FittedFold.FoldRows(train, test));
    }
}
