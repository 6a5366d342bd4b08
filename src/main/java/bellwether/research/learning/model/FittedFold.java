package bellwether.research.learning.model;

import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import java.util.List;

/// The model of one fold with the rows that it is tested on.
public final class FittedFold {
    private final ModelInputs inputs;
    private final Model model;
    private final ModelRows test;
    private final FoldScores scores;

    FittedFold(ModelInputs inputs, Model model, MomentumModel momentum, FoldRows rows) {
        this.inputs = inputs;
        this.model = model;
        this.test = rows.test();
        DatedRows trained = rows.train().labelled();
        double rate = trained.rate(trained.size());
        this.scores =
                new FoldScores(
                        test.withoutFeatures(),
                        Double.isNaN(rate) ? 0.5 : rate,
                        MarginScale.of(model, trained),
                        model.margins(test.labelled().bins()),
                        momentum.margins(test.labelled().bins()));
    }

    /// Rows that train and rows that test.
    record FoldRows(ModelRows train, ModelRows test) {}

    /// The fold's model, which is not the one that is served.
    public Model model() {
        return model;
    }

    /// What it says of the rows that it had not seen.
    public FoldScores scores() {
        return scores;
    }

    /// What each feature is worth on those rows; of at most 20,000 of them.
    public List<FeatureImportance> importance(long seed, TrainingProgress progress)
            throws InterruptedException {
        return new ImportanceSearch(model, test.labelled()).search(inputs, seed, progress);
    }
}
