package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.LeastSquares;
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

    /// Empty where days are too few, or do not vary.
    ///
    /// @param variances one of each day, oldest first
    public static Optional<HarRegression> fit(double[] variances, int horizon, boolean logs) {
        return HarDays.of(variances, horizon, logs)
                .fit(variances.length)
                .map(found -> new HarRegression(horizon, logs, found));
    }
}
