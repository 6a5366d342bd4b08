package bellwether.technical.statistics.models;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.Logit;
import java.util.Arrays;
import java.util.Optional;

/// Newton's method for logistic regression, with halved steps where one would not lower the loss.
/// Place 0 is the intercept. Sums are in the order of rows.
final class LogisticNewton {
    private static final int MOST_STEPS = 100;
    private static final double ROUNDING = 1e-13;
    private static final double LEAST_SHARE = 1e-9;

    private final RegressionInputs inputs;
    private final double[] targets;
    private final double[] weights;
    private final double ridge;
    private final int width;
    private final double[] row;
    private final double[] gradient;
    private final double[][] hessian;
    private double[] point;

    LogisticNewton(RegressionInputs inputs, double[] targets, double[] weights, double ridge) {
        this.inputs = inputs;
        this.targets = targets;
        this.weights = weights;
        this.ridge = ridge;
        this.width = inputs.columns() + 1;
        this.row = new double[inputs.columns()];
        this.gradient = new double[width];
        this.hessian = new double[width][width];
        this.point = new double[width];
    }

    /// Until no slope is larger; empty where that is not reached.
    Optional<LogisticRidge> run(double close) {
        double value = objective(point);
        for (int step = 0; step < MOST_STEPS; step++) {
            derive();
            if (Arrays.stream(gradient).allMatch(slope -> Math.abs(slope) <= close)) {
                return Optional.of(result(value));
            }
            double[] direction = solve(hessian, gradient);
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

    /// Of the row that was read last.
    private double margin(double[] at) {
        double margin = at[0];
        for (int j = 0; j < row.length; j++) {
            margin += at[j + 1] * row[j];
        }
        return margin;
    }

    private double objective(double[] at) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            inputs.read(i, row);
            sum += weights[i] * Logit.loss(margin(at), targets[i]);
        }
        for (int j = 1; j < width; j++) {
            sum += ridge / 2 * at[j] * at[j];
        }
        return sum;
    }

    /// First and second derivatives at the point; of the table the lower half, then the upper.
    private void derive() {
        Arrays.fill(gradient, 0);
        for (double[] line : hessian) {
            Arrays.fill(line, 0);
        }
        for (int i = 0; i < targets.length; i++) {
            inputs.read(i, row);
            double p = Logit.probability(margin(point));
            double miss = weights[i] * (p - targets[i]);
            double curve = weights[i] * p * (1 - p);
            gradient[0] += miss;
            hessian[0][0] += curve;
            for (int a = 0; a < row.length; a++) {
                gradient[a + 1] += miss * row[a];
                add(hessian[a + 1], curve * row[a], a);
            }
        }
        for (int a = 1; a < width; a++) {
            gradient[a] += ridge * point[a];
            hessian[a][a] += ridge;
        }
        for (int a = 0; a < width; a++) {
            for (int b = 0; b < a; b++) {
                hessian[b][a] = hessian[a][b];
            }
        }
    }

    private void add(double[] line, double scaled, int last) {
        line[0] += scaled;
        for (int b = 0; b <= last; b++) {
            line[b + 1] += scaled * row[b];
        }
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
