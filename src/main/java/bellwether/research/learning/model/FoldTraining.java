package bellwether.research.learning.model;

import bellwether.research.learning.sample.SampleFold;
import bellwether.research.learning.sample.SelectedRows;
import bellwether.research.learning.sample.TrainingTable;
import bellwether.research.learning.tree.LabelledRows;
import bellwether.research.learning.tree.TrainingProgress;

/// Trains a model from some rows of a table and scores others. Bins, means and deviations are those
/// of the rows that train: so each fold has a table whose edges are by its own.
public final class FoldTraining {
    private final TrainingTable table;
    private final ModelSpec spec;
    private final TrainingProgress progress;

    public FoldTraining(TrainingTable table, ModelSpec spec, TrainingProgress progress) {
        this.table = table;
        this.spec = spec;
        this.progress = progress;
    }

    /// A fold's model on the rows that it tests.
    public FoldScores score(SampleFold fold) throws InterruptedException {
        ModelRows train = ModelRows.of(SelectedRows.training(table, fold));
        ModelFitting fitting = new ModelFitting(ModelInputs.of(table), spec, progress);
        Model model = fitting.fit(train);
        ModelRows test = ModelRows.of(SelectedRows.testing(table, fold));
        LabelledRows labelled = train.labelled();
        double rate = labelled.rate(labelled.size());
        return new FoldScores(
                test,
                Double.isNaN(rate) ? 0.5 : rate,
                model.margins(test.labelled().bins()),
                fitting.momentum(train).margins(test.labelled().bins()));
    }

    /// The model of all rows.
    public Model finalModel() throws InterruptedException {
        return new ModelFitting(ModelInputs.of(table), spec, progress).fit(ModelRows.of(table));
    }
}
