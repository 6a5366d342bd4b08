package bellwether.research.learning.model;

import bellwether.research.learning.tree.BoostedTrees;
import bellwether.research.learning.tree.DatedRows;
import bellwether.research.learning.tree.TrainingProgress;
import bellwether.research.learning.tree.TreeTraining;
import bellwether.technical.statistics.models.LogisticRidge;
import java.util.Arrays;
import java.util.Optional;

/// Fits one model to training rows. One thread; the same rows give the same model to the bit. Where
/// rows are of one class, the model is their share whatever was asked for.
public final class ModelFitting {
    private final ModelInputs inputs;
    private final ModelSpec spec;
    private final TrainingProgress progress;

    public ModelFitting(ModelInputs inputs, ModelSpec spec, TrainingProgress progress) {
        this.inputs = inputs;
        this.spec = spec;
        this.progress = progress;
    }

    /// Of these rows.
    public Model fit(ModelRows rows) throws InterruptedException {
        DatedRows labelled = rows.labelled();
        double rate = labelled.rate(labelled.size());
        ModelKind kind = spec.settings().kind();
        if (!(rate > 0 && rate < 1)) {
            return new BaseModel(Double.isNaN(rate) ? 0.5 : rate);
        }
        return switch (kind) {
            case BASE -> new BaseModel(rate);
            case MOMENTUM -> momentum(rows);
            case LOGISTIC -> logistic(labelled, rate);
            case TREES -> new TreeModel(kind, boosted(labelled));
            case FOREST -> new TreeModel(kind, forest(labelled));
        };
    }

    /// The rule of momentum, standardised by these rows.
    public MomentumModel momentum(ModelRows rows) {
        return new MomentumModel(
                inputs.column(spec.momentum()), Standardisation.fit(inputs, rows.labelled()));
    }

    private BoostedTrees boosted(DatedRows rows) throws InterruptedException {
        return new TreeTraining(
                        rows, spec.settings().boosting(spec.horizon(), spec.seed()), progress)
                .boosted();
    }

    private BoostedTrees forest(DatedRows rows) throws InterruptedException {
        return new TreeTraining(rows, spec.settings().bagging(spec.seed()), progress).forest();
    }

    private Model logistic(DatedRows rows, double rate) throws InterruptedException {
        Standardisation standard = Standardisation.fit(inputs, rows);
        boolean[] positive = new boolean[rows.size()];
        double[] weights = new double[rows.size()];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = rows.positive(row);
            weights[row] = rows.weight(row);
        }
        double total = Arrays.stream(weights).sum();
        StandardisedRows read = new StandardisedRows(rows.bins(), standard, progress);
        Optional<LogisticRidge> found =
                read.reading(() ->
                        LogisticRidge.fit(
                                read, positive, weights, spec.settings().ridge() * total));
        return found.<Model>map(fit ->
                        new LogisticModel(fit.intercept(), fit.coefficients().values(), standard))
                .orElseGet(() -> new BaseModel(rate));
    }
}
