package bellwether.technical.statistics.models;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// Logistic regression with a ridge (Hoerl and Kennard 1970; le Cessie and van Houwelingen 1992):
/// the smallest Σ w·log loss + λ/2·‖β‖², the intercept free, by Newton's method until no slope is
/// above 1e-12 of the sum of weights.
///
/// @param objective what was minimised
public record LogisticRidge(double intercept, LeastSquares.Vector coefficients, double objective) {
    private static final int MOST_STEPS = 100;
    private static final double CLOSE = 1e-12;
    private static final double ROUNDING = 1e-13;
    private static final double LEAST_SHARE = 1e-9;

    /// Empty where rows are of one class or none, or Newton's method does not end.
    ///
    /// @param columns standardised by the training rows
    public static Optional<LogisticRidge> fit(
            double[][] columns, boolean[] positive, double[] weights, double ridge) {
        double[] targets = new double[positive.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = positive[i] ? 1 : 0;
        }
        return newton(columns, targets, weights, ridge);
    }

    static Optional<LogisticRidge> newton(
            double[][] columns, double[] targets, double[] weights, double ridge) {
        StatisticsInput.notNegative("ridge", ridge);
        StatisticsInput.series("weights", weights);
        StatisticsInput.sameLength("weights", weights.length, targets.length);
        for (int j = 0; j < columns.length; j++) {
            StatisticsInput.series("column " + j, columns[j]);
            StatisticsInput.sameLength("column " + j, columns[j].length, targets.length);
        }
        double total = Arrays.stream(weights).sum();
        double least = Arrays.stream(targets).min().orElse(0);
        double most = Arrays.stream(targets).max().orElse(0);
        if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("weights must not be negative");
        }
        if (!(total > 0) || least == most) {
            return Optional.empty();
        }
        return new Newton(columns, targets, weights, ridge).run(CLOSE * total);
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
        return logistic(margin(row));
    }

    static double logistic(double margin) {
        return 1 / (1 + StrictMath.exp(-margin));
    }

    /// ln(1 + e^m) − t·m without overflow.
    private static double loss(double margin, double target) {
        return Math.max(margin, 0)
                + StrictMath.log1p(StrictMath.exp(-Math.abs(margin)))
                - target * margin;
    }

    private static final class Newton {
        private final double[][] columns;
        private final double[] targets;
        private final double[] weights;
        private final double ridge;
        private double[] point;

        Newton(double[][] columns, double[] targets, double[] weights, double ridge) {
            this.columns = new double[columns.length + 1][];
            this.columns[0] = new double[targets.length];
            Arrays.fill(this.columns[0], 1);
            System.arraycopy(columns, 0, this.columns, 1, columns.length);
            this.targets = targets;
            this.weights = weights;
            this.ridge = ridge;
            this.point = new double[columns.length + 1];
        }

        Optional<LogisticRidge> run(double close) {
            double value = objective(point);
            for (int step = 0; step < MOST_STEPS; step++) {
                double[] margins = margins(point);
                double[] gradient = gradient(margins);
                if (Arrays.stream(gradient).allMatch(slope -> Math.abs(slope) <= close)) {
                    return Optional.of(result(value));
                }
                double[] direction = solve(hessian(margins), gradient);
                double share = 1;
                double[] next = moved(direction, share);
                double lower = objective(next);
                double highest = value + ROUNDING * Math.abs(value);
                while (!(lower <= highest) && share > LEAST_SHARE) {
                    share /= 2;
                    next = moved(direction, share);
                    lower = objective(next);
                }
                if (!(lower <= highest)) {
                    return Optional.empty();
                }
                point = next;
                value = lower;
            }
            return Optional.empty();
        }

        private LogisticRidge result(double value) {
            return new LogisticRidge(
                    point[0],
                    new LeastSquares.Vector(Arrays.copyOfRange(point, 1, point.length)),
                    value);
        }

        private double[] moved(double[] direction, double share) {
            double[] next = point.clone();
            Arrays.setAll(next, j -> point[j] - share * direction[j]);
            return next;
        }

        private double[] margins(double[] at) {
            double[] margins = new double[targets.length];
            for (int j = 0; j < columns.length; j++) {
                for (int i = 0; i < margins.length; i++) {
                    margins[i] += at[j] * columns[j][i];
                }
            }
            return margins;
        }

        private double objective(double[] at) {
            double[] margins = margins(at);
            double sum = 0;
            for (int i = 0; i < margins.length; i++) {
                sum += weights[i] * loss(margins[i], targets[i]);
            }
            for (int j = 1; j < at.length; j++) {
                sum += ridge / 2 * at[j] * at[j];
            }
            return sum;
        }

        private double[] gradient(double[] margins) {
            double[] gradient = new double[columns.length];
            for (int i = 0; i < margins.length; i++) {
                double miss = weights[i] * (logistic(margins[i]) - targets[i]);
                for (int j = 0; j < columns.length; j++) {
                    gradient[j] += miss * columns[j][i];
                }
            }
            for (int j = 1; j < gradient.length; j++) {
                gradient[j] += ridge * point[j];
            }
            return gradient;
        }

        private double[][] hessian(double[] margins) {
            int width = columns.length;
            double[][] hessian = new double[width][width];
            for (int i = 0; i < margins.length; i++) {
                double p = logistic(margins[i]);
                double curve = weights[i] * p * (1 - p);
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b <= a; b++) {
                        hessian[a][b] += curve * columns[a][i] * columns[b][i];
                    }
                }
            }
            for (int a = 0; a < width; a++) {
                hessian[a][a] += a == 0 ? 0 : ridge;
                for (int b = 0; b < a; b++) {
                    hessian[b][a] = hessian[a][b];
                }
            }
            return hessian;
        }

        /// By Cholesky's factors; not finite where the table has none.
        private static double[] solve(double[][] table, double[] right) {
            int width = right.length;
            double[][] lower = new double[width][width];
            for (int a = 0; a < width; a++) {
                for (int b = 0; b <= a; b++) {
                    double sum = table[a][b];
                    for (int k = 0; k < b; k++) {
                        sum -= lower[a][k] * lower[b][k];
                    }
                    lower[a][b] = a == b ? Math.sqrt(sum) : sum / lower[b][b];
                }
            }
            double[] x = right.clone();
            for (int a = 0; a < width; a++) {
                for (int k = 0; k < a; k++) {
                    x[a] -= lower[a][k] * x[k];
                }
                x[a] /= lower[a][a];
            }
            for (int a = width - 1; a >= 0; a--) {
                for (int k = a + 1; k < width; k++) {
                    x[a] -= lower[k][a] * x[k];
                }
                x[a] /= lower[a][a];
            }
            return x;
        }
    }
}
