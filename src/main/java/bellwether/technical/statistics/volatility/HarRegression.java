package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.LeastSquares;
import bellwether.technical.statistics.StatisticsInput;
import java.util.Arrays;
import java.util.Optional;

/// The mean variance of the next days on that of the last day, 5 and 22 days (Corsi 2009), as they
/// are or as logarithms. The errors know that targets overlap: lag max(h − 1, 5).
///
/// @param logs whether it was fitted to logarithms of the means
/// @param fit coefficients in the order constant, day, week, month
public record HarRegression(int horizon, boolean logs, LeastSquares fit) {
    /// So many days are looked back on.
    public static final int MONTH = 22;

    /// Below, HAR is not to be used: a month of months of days, and a quarter more.
    public static final int FEWEST_BARS = 272;

    private static final int WEEK = 5;
    private static final int LEAST_LAG = 5;

    /// Empty where days are too few, or do not vary.
    ///
    /// @param variances one of each day, oldest first
    public static Optional<HarRegression> fit(double[] variances, int horizon, boolean logs) {
        StatisticsInput.series("variances", variances);
        StatisticsInput.atLeast("horizon", horizon, 1);
        int rows = variances.length - horizon - MONTH + 1;
        if (rows < 1) {
            return Optional.empty();
        }
        double[] target = new double[rows];
        double[][] columns = new double[4][rows];
        for (int i = 0; i < rows; i++) {
            int day = i + MONTH - 1;
            target[i] = form(mean(variances, day + 1, day + 1 + horizon), logs);
            double[] seen = seen(variances, day, logs);
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = seen[j];
            }
        }
        return LeastSquares.fit(columns, target, Math.max(horizon - 1, LEAST_LAG))
                .map(found -> new HarRegression(horizon, logs, found));
    }

    /// What is known at the close of a day.
    private static double[] seen(double[] variances, int day, boolean logs) {
        return new double[] {
            1,
            form(variances[day], logs),
            form(mean(variances, day + 1 - WEEK, day + 1), logs),
            form(mean(variances, day + 1 - MONTH, day + 1), logs)
        };
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

    /// The mean daily variance that it expects after the last of these days; of logarithms the
    /// median. Empty for under 22 days, and where a line gives no positive variance.
    public Optional<Double> forecast(double[] variances) {
        StatisticsInput.series("variances", variances);
        if (variances.length < MONTH) {
            return Optional.empty();
        }
        double[] seen = seen(variances, variances.length - 1, logs);
        double sum = 0;
        for (int j = 0; j < seen.length; j++) {
            sum += fit.coefficients().at(j) * seen[j];
        }
        double expected = logs ? StrictMath.exp(sum) : sum;
        return expected > 0 ? Optional.of(expected) : Optional.empty();
    }
}
