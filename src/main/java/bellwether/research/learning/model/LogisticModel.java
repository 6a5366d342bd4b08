package bellwether.research.learning.model;

import bellwether.research.learning.tree.BinnedRows;

/// A weighted sum of standardised features.
public final class LogisticModel implements Model {
    private final double intercept;
    private final double[] coefficients;
    private final Standardisation standard;

    LogisticModel(double intercept, double[] coefficients, Standardisation standard) {
        this.intercept = intercept;
        this.coefficients = coefficients;
        this.standard = standard;
    }

    double intercept() {
        return intercept;
    }

    /// β of a feature.
    public double coefficient(int column) {
        return coefficients[column];
    }

    Standardisation standard() {
        return standard;
    }

    @Override
    public ModelKind kind() {
        return ModelKind.LOGISTIC;
    }

    @Override
    public double margin(BinnedRows rows, int row) {
        double margin = intercept;
        for (int column = 0; column < coefficients.length; column++) {
            margin += coefficients[column] * standard.at(column, rows.bin(row, column));
        }
        return margin;
    }

    @Override
    public double[] contributions(BinnedRows rows, int row) {
        double[] parts = new double[coefficients.length + 1];
        for (int column = 0; column < coefficients.length; column++) {
            parts[column] = coefficients[column] * standard.at(column, rows.bin(row, column));
        }
        parts[coefficients.length] = intercept;
        return parts;
    }
}
