package bellwether.technical.statistics;

import java.util.Optional;

/// The mean block that suits a series, by its autocorrelation (Politis and White 2004, corrected by
/// Patton, Politis and White 2009): of the lags up to twice the last significant one, 2Σ λ(k/m) k
/// γ_k against the long-run variance, times n^⅓. May be below 1, which is to be read as 1.
///
/// @param stationary for the stationary bootstrap
/// @param circular for circular blocks
public record BlockLength(double stationary, double circular) {
    private static final int FEWEST = 10;

    /// Empty for series under 10 values or without variance.
    public static Optional<BlockLength> of(double[] series) {
        StatisticsInput.series("series", series);
        int n = series.length;
        if (n < FEWEST) {
            return Optional.empty();
        }
        Autocovariance covariance = new Autocovariance(series);
        return covariance.isFlat() ? Optional.empty() : lengths(covariance, bandwidth(covariance));
    }

    private static Optional<BlockLength> lengths(Autocovariance covariance, int bandwidth) {
        double slope = 0;
        double longRun = covariance.at(0);
        for (int k = 1; k <= bandwidth; k++) {
            double weight = 2 * k <= bandwidth ? 1 : 2 * (1 - (double) k / bandwidth);
            double term = 2 * weight * covariance.at(k);
            slope += k * term;
            longRun += term;
        }
        if (longRun == 0) {
            return Optional.empty();
        }
        int n = covariance.size();
        double ratio = slope * slope / (longRun * longRun);
        double most = Math.ceil(Math.min(3 * Math.sqrt(n), n / 3.0));
        return Optional.of(
                new BlockLength(
                        Math.min(Math.cbrt(ratio * n), most),
                        Math.min(Math.cbrt(1.5 * ratio * n), most)));
    }

    /// Twice the lag behind which the next few autocorrelations are all within chance.
    private static int bandwidth(Autocovariance covariance) {
        int n = covariance.size();
        int quiet = Math.max(5, (int) Math.log10(n));
        int most = (int) Math.ceil(Math.sqrt(n)) + quiet;
        double bound = 2 * Math.sqrt(Math.log10(n) / n);
        int run = 0;
        for (int lag = 0; lag < Math.min(most, n - 2); lag++) {
            run = correlation(covariance, lag) < bound ? run + 1 : 0;
            if (run == quiet) {
                return Math.min(2 * Math.max(lag + 1 - quiet, 1), most);
            }
        }
        return Math.min(most, n - 1);
    }

    /// Divided by the deviations of both parts, without the first.
    private static double correlation(Autocovariance covariance, int lag) {
        int n = covariance.size();
        double late = 0;
        double early = 0;
        for (int i = 0; i < n - lag - 1; i++) {
            early += covariance.deviation(i) * covariance.deviation(i);
            late += covariance.deviation(i + lag + 1) * covariance.deviation(i + lag + 1);
        }
        return Math.abs(covariance.product(lag)) / Math.sqrt(early * late);
    }
}
