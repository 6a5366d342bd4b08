package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// What HAR is fitted to, computed once for fits on many beginnings of one series: of each day its
/// variance and the means of 5 and 22 days, and the mean of the days that follow.
public final class HarDays {
    private static final int WEEK = 5;
    private static final int LEAST_LAG = 5;

    private final int horizon;
    private final boolean logs;

    /// Constant, day, week, month; from the first day that has a month behind it.
    private final double[][] seen;

    private final double[] target;

    private HarDays(int horizon, boolean logs, double[][] seen, double[] target) {
        this.horizon = horizon;
        this.logs = logs;
        this.seen = seen;
        this.target = target;
    }

    /// Those of a series.
    ///
    /// @param variances one of each day, oldest first
    /// @param horizon days whose mean variance is to be expected
    /// @param logs whether it is fitted to logarithms of the means
    public static HarDays of(double[] variances, int horizon, boolean logs) {
        StatisticsInput.series("variances", variances);
        StatisticsInput.atLeast("horizon", horizon, 1);
        int first = HarRegression.MONTH - 1;
        int days = Math.max(0, variances.length - first);
        double[][] seen = new double[4][days];
        double[] target = new double[Math.max(0, days - horizon)];
        for (int i = 0; i < days; i++) {
            int end = first + i + 1;
            seen[0][i] = 1;
            seen[1][i] = form(variances[end - 1], logs);
            seen[2][i] = form(mean(variances, end - WEEK, end), logs);
            seen[3][i] = form(mean(variances, end - HarRegression.MONTH, end), logs);
            if (i < target.length) {
                target[i] = form(mean(variances, end, end + horizon), logs);
            }
        }
        return new HarDays(horizon, logs, seen, target);
    }

    private static double form(double variance, boolean logs) {
        if (logs && !(variance > 0)) {
            throw new IllegalArgumentException("variances must be above 0, was " + variance);
        }
        return logs ? StrictMath.log(variance) : variance;
    }

    private static double mean(double[] values, int from, int to) {
        return Arrays.stream(values, from, to).sum() / (to - from);
    }

    public int horizon() {
        return horizon;
    }

    /// With errors that know that targets overlap; empty where days are too few, or do not vary.
    ///
    /// @param days the first ones
    Optional<LeastSquares> fit(int days) {
        int rows = rows(days);
        return rows < 1
                ? Optional.empty()
                : LeastSquares.fit(
                        columns(rows),
                        Arrays.copyOf(target, rows),
                        Math.max(horizon - 1, LEAST_LAG));
    }

    /// The same without errors, which take most of the time.
    ///
    /// @param days the first ones
    public Optional<LeastSquares.Vector> coefficients(int days) {
        int rows = rows(days);
        return rows < 1
                ? Optional.empty()
                : LeastSquares.coefficients(columns(rows), Arrays.copyOf(target, rows));
    }

    private int rows(int days) {
        return days - horizon - HarRegression.MONTH + 1;
    }

    private double[][] columns(int rows) {
        return Arrays.stream(seen)
                .map(column -> Arrays.copyOf(column, rows))
                .toArray(double[][]::new);
    }

    /// The mean daily variance expected after a day, by coefficients in the order constant, day,
    /// week, month; of logarithms the median. The day has a month behind it.
    public double expected(LeastSquares.Vector coefficients, int day) {
        int place = day - HarRegression.MONTH + 1;
        double sum = 0;
        for (int j = 0; j < seen.length; j++) {
            sum += coefficients.at(j) * seen[j][place];
        }
        return logs ? StrictMath.exp(sum) : sum;
    }
}
