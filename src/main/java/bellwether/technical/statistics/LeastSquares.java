package bellwether.technical.statistics;

import java.util.Optional;

/// Ordinary least squares by Householder's reflections, with errors for residuals that depend on
/// those before them: the sandwich of Newey and West (1987).
///
/// @param coefficients in the order of the columns
/// @param errors of each, with Bartlett's weights up to the lag
/// @param r2 share of the variance around the mean that is explained
public record LeastSquares(Vector coefficients, Vector errors, double r2, int n, int lag) {
    private static final double SINGULAR = 1e-13;

    /// Values that are not written to.
    ///
    /// @param values shared, not copied
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Vector(double[] values) {
        public double at(int index) {
            return values[index];
        }
    }

    /// Empty where there are not more rows than columns, or a column follows from others.
    ///
    /// @param columns with one of ones where an intercept is wanted
    public static Optional<LeastSquares> fit(double[][] columns, double[] target, int lag) {
        StatisticsInput.notNegative("lag", lag);
        return solver(columns, target).flatMap(solver -> solver.solve(lag));
    }

    /// The coefficients alone, to the bit as of [#fit]: the errors of long lags take ten times as
    /// long.
    public static Optional<Vector> coefficients(double[][] columns, double[] target) {
        return solver(columns, target).flatMap(Solver::coefficients).map(Vector::new);
    }

    private static Optional<Solver> solver(double[][] columns, double[] target) {
        StatisticsInput.atLeast("columns", columns.length, 1);
        StatisticsInput.series("target", target);
        for (int j = 0; j < columns.length; j++) {
            StatisticsInput.series("column " + j, columns[j]);
            StatisticsInput.sameLength("column " + j, columns[j].length, target.length);
        }
        return target.length <= columns.length
                ? Optional.empty()
                : Optional.of(new Solver(columns, target));
    }

    private static final class Solver {
        private final double[][] columns;
        private final double[] target;
        private final double[][] reduced;
        private final double[] rotated;
        private final int width;
        private final int n;

        Solver(double[][] columns, double[] target) {
            this.columns = columns;
            this.target = target;
            this.width = columns.length;
            this.n = target.length;
            this.rotated = target.clone();
            this.reduced = new double[width][];
            for (int j = 0; j < width; j++) {
                reduced[j] = columns[j].clone();
            }
        }

        Optional<double[]> coefficients() {
            for (int j = 0; j < width; j++) {
                if (!reflect(j)) {
                    return Optional.empty();
                }
            }
            return Optional.of(backwards(rotated));
        }

        Optional<LeastSquares> solve(int lag) {
            return coefficients().map(found -> withErrors(found, lag));
        }

        private LeastSquares withErrors(double[] coefficients, int lag) {
            double[] residuals = residuals(coefficients);
            double[][] inverse = inverseOfSquare();
            double[][] middle = middle(residuals, lag);
            double[] errors = new double[width];
            for (int j = 0; j < width; j++) {
                errors[j] = Math.sqrt(Math.max(0, quadratic(inverse[j], middle)));
            }
            return new LeastSquares(
                    new Vector(coefficients), new Vector(errors), explained(residuals), n, lag);
        }

        /// Makes a column zero below its diagonal; false where nothing of it is left.
        private boolean reflect(int j) {
            double[] column = reduced[j];
            double norm = norm(column, j);
            if (norm <= SINGULAR * norm(columns[j], 0)) {
                return false;
            }
            double alpha = column[j] > 0 ? -norm : norm;
            double[] mirror = column.clone();
            mirror[j] -= alpha;
            double length = 0;
            for (int i = j; i < n; i++) {
                length += mirror[i] * mirror[i];
            }
            for (int k = j; k < width; k++) {
                reflect(reduced[k], mirror, length, j);
            }
            reflect(rotated, mirror, length, j);
            return true;
        }

        private void reflect(double[] vector, double[] mirror, double length, int from) {
            double product = 0;
            for (int i = from; i < n; i++) {
                product += mirror[i] * vector[i];
            }
            double factor = 2 * product / length;
            for (int i = from; i < n; i++) {
                vector[i] -= factor * mirror[i];
            }
        }

        private double norm(double[] vector, int from) {
            double sum = 0;
            for (int i = from; i < n; i++) {
                sum += vector[i] * vector[i];
            }
            return Math.sqrt(sum);
        }

        /// R x = the first of a right side.
        private double[] backwards(double[] right) {
            double[] x = new double[width];
            for (int i = width - 1; i >= 0; i--) {
                double sum = right[i];
                for (int j = i + 1; j < width; j++) {
                    sum -= reduced[j][i] * x[j];
                }
                x[i] = sum / reduced[i][i];
            }
            return x;
        }

        private double[] residuals(double[] coefficients) {
            double[] residuals = target.clone();
            for (int j = 0; j < width; j++) {
                for (int i = 0; i < n; i++) {
                    residuals[i] -= coefficients[j] * columns[j][i];
                }
            }
            return residuals;
        }

        /// (X'X)⁻¹ = R⁻¹ R⁻ᵀ.
        private double[][] inverseOfSquare() {
            double[][] inverse = new double[width][];
            for (int j = 0; j < width; j++) {
                double[] unit = new double[width];
                unit[j] = 1;
                inverse[j] = backwards(unit);
            }
            double[][] square = new double[width][width];
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    for (double[] column : inverse) {
                        square[i][j] += column[i] * column[j];
                    }
                }
            }
            return square;
        }

        private double[][] middle(double[] residuals, int lag) {
            double[][] middle = new double[width][width];
            for (int k = 0; k <= Math.min(lag, n - 1); k++) {
                double weight = 1 - k / (lag + 1.0);
                for (int a = 0; a < width; a++) {
                    for (int b = 0; b < width; b++) {
                        double product = weight * product(residuals, a, b, k);
                        middle[a][b] += product;
                        middle[b][a] += k == 0 ? 0 : product;
                    }
                }
            }
            return middle;
        }

        private double product(double[] residuals, int a, int b, int lag) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += residuals[i] * columns[a][i] * residuals[i - lag] * columns[b][i - lag];
            }
            return sum;
        }

        private static double quadratic(double[] row, double[][] middle) {
            double sum = 0;
            for (int a = 0; a < row.length; a++) {
                for (int b = 0; b < row.length; b++) {
                    sum += row[a] * middle[a][b] * row[b];
                }
            }
            return sum;
        }

        private double explained(double[] residuals) {
            double mean = Autocovariance.mean(target);
            double left = 0;
            double all = 0;
            for (int i = 0; i < n; i++) {
                left += residuals[i] * residuals[i];
                all += (target[i] - mean) * (target[i] - mean);
            }
            return all > 0 ? 1 - left / all : 0;
        }
    }
}
