package bellwether.research.learning.model;

import bellwether.research.learning.tree.DatedRows;

/// Features less their mean, by their deviation, within ±4; 0 where a value is absent or the
/// feature is constant. Means and deviations are those of the training rows, by weight.
final class Standardisation {
    private static final double MOST = 4;

    private final double[] means;
    private final double[] deviations;
    private final double[][] values;

    private Standardisation(ModelInputs inputs, double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
        this.values = new double[means.length][];
        for (int column = 0; column < means.length; column++) {
            values[column] = new double[inputs.bins(column)];
            for (int bin = 1; bin < values[column].length; bin++) {
                double z = (inputs.centre(column, bin) - means[column]) / deviations[column];
                values[column][bin] = Double.isNaN(z) ? 0 : Math.clamp(z, -MOST, MOST);
            }
        }
    }

    /// With means and deviations that are known.
    static Standardisation of(ModelInputs inputs, double[] means, double[] deviations) {
        return new Standardisation(inputs, means, deviations);
    }

    /// By training rows.
    static Standardisation fit(ModelInputs inputs, DatedRows rows) {
        double[] means = new double[inputs.columns()];
        double[] deviations = new double[inputs.columns()];
        for (int column = 0; column < means.length; column++) {
            double[] weights = new double[inputs.bins(column)];
            for (int row = 0; row < rows.size(); row++) {
                weights[rows.bins().bin(row, column)] += rows.weight(row);
            }
            moments(inputs, column, weights, means, deviations);
        }
        return new Standardisation(inputs, means, deviations);
    }

    /// A constant feature has an infinite deviation, which makes every value 0.
    private static void moments(
            ModelInputs inputs, int column, double[] weights, double[] means, double[] deviations) {
        double total = 0;
        double sum = 0;
        for (int bin = 1; bin < weights.length; bin++) {
            total += weights[bin];
            sum += weights[bin] * inputs.centre(column, bin);
        }
        double mean = total > 0 ? sum / total : 0;
        double squares = 0;
        for (int bin = 1; bin < weights.length; bin++) {
            double away = inputs.centre(column, bin) - mean;
            squares += weights[bin] * away * away;
        }
        means[column] = mean;
        double deviation = total > 0 ? Math.sqrt(squares / total) : 0;
        deviations[column] =
                deviation > 1e-12 * Math.abs(mean) ? deviation : Double.POSITIVE_INFINITY;
    }

    int columns() {
        return means.length;
    }

    double mean(int column) {
        return means[column];
    }

    double deviation(int column) {
        return deviations[column];
    }

    /// The standardised value of a bin; 0 for bins that the training rows could not have.
    double at(int column, int bin) {
        double[] ofColumn = values[column];
        return bin < ofColumn.length ? ofColumn[bin] : 0;
    }
}
