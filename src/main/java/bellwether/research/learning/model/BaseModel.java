package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;
import bellwether.technical.statistics.Logit;

/// The same for every row: what any other model has to be better than.
///
/// @param rate share of positive training rows, by weight
public record BaseModel(double rate) implements Model {
    @Override
    public ModelKind kind() {
        return ModelKind.BASE;
    }

    @Override
    public double margin(BinnedRows rows, int row) {
        return Logit.margin(rate);
    }

    @Override
    public double[] contributions(BinnedRows rows, int row) {
        double[] parts = new double[rows.features() + 1];
        parts[rows.features()] = Logit.margin(rate);
        return parts;
    }
}
