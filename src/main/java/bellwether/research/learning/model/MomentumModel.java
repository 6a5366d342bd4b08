package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;

/// One feature, standardised: a rule that needs no training.
public final class MomentumModel implements Model {
    private final int column;
    private final Standardisation standard;

    /// @param column the feature's number
    MomentumModel(int column, Standardisation standard) {
        this.column = column;
        this.standard = standard;
    }

    int column() {
        return column;
    }

    Standardisation standard() {
        return standard;
    }

    @Override
    public ModelKind kind() {
        return ModelKind.MOMENTUM;
    }

    @Override
    public double margin(BinnedRows rows, int row) {
        return standard.at(column, rows.bin(row, column));
    }

    @Override
    public double[] contributions(BinnedRows rows, int row) {
        double[] parts = new double[rows.features() + 1];
        parts[column] = margin(rows, row);
        return parts;
    }
}
