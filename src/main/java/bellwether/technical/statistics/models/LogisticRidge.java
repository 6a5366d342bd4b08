package bellwether.technical.statistics.models;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.Logit;
import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// Logistic regression with a ridge (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992):
/// the smallest Σ w·log loss + λ/2·‖β‖², the intercept free, by Newton's method until no slope is
/// above 1e-12 of the sum of weights.
///
/// @param objective what was minimised
public record LogisticRidge(double intercept, LeastSquares.Vector coefficients, double objective) {
    private static final double CLOSE = 1e-12;

    /// Empty where rows are of one class or none, or Newton's method does not end.
    ///
    /// @param columns standardised by the training rows
    public static Optional<LogisticRidge> fit(
            double[][] columns, boolean[] positive, double[] weights, double ridge) {
        return newton(columns, targets(positive), weights, ridge);
    }

    /// The same of rows that are read again at each step and so need not be kept as numbers.
    ///
    /// @param weights none negative
    public static Optional<LogisticRidge> fit(
            RegressionInputs inputs, boolean[] positive, double[] weights, double ridge) {
        return newton(inputs, targets(positive), weights, ridge);
    }

    private static double[] targets(boolean[] positive) {
        double[] targets = new double[positive.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? 1 : 0;
        }
        return targets;
    }

    static Optional<LogisticRidge> newton(
            double[][] columns, double[] targets, double[] weights, double ridge) {
        for (int j = 0; j < columns.length; j++) {
            StatisticsInput.series("column " + j, columns[j]);
            StatisticsInput.sameLength("column " + j, columns[j].length, targets.length);
        }
        return newton(RegressionInputs.of(columns), targets, weights, ridge);
    }

    private static Optional<LogisticRidge> newton(
            RegressionInputs inputs, double[] targets, double[] weights, double ridge) {
        StatisticsInput.notNegative("ridge", ridge);
        StatisticsInput.series("weights", weights);
        StatisticsInput.sameLength("weights", weights.length, targets.length);
        double total = Arrays.stream(weights).sum();
        double least = Arrays.stream(targets).min().orElse(0);
        double most = Arrays.stream(targets).max().orElse(0);
        if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative");
        }
        if (!(total > 0) || least == most) {
            return Optional.empty();
        }
        return new LogisticNewton(inputs, targets, weights, ridge).run(CLOSE * total);
    }

    /// The margin of a row: its probability is 1 ÷ (1 + exp(−margin)).
    public double margin(double[] row) {
        StatisticsInput.sameLength("row", row.length, coefficients.values().length);
        double margin = intercept;
        for (int j = 0; j < row.length; j++) {
            margin += coefficients.at(j) * row[j];
        }
        return margin;
    }

    public double probability(double[] row) {
        return Logit.probability(margin(row));
    }
}
