package bellwether.technical.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// The error of a mean whose values depend on those before them: V = (γ₀ + 2Σ_{k≤L}(1−k/(L+1))γ_k)
/// ÷ n, with γ over n (Newey and West 1987). Of no values: undefined; of equal ones: no variance.
public final class NeweyWest {
    static final StatisticMethod METHOD = new StatisticMethod("Newey-West", "Newey and West 1987");

    private static final String UNIT = "dates";

    /// So many horizons that do not overlap must fit in, for an interval.
    static final int FEWEST_SPANS = 10;

    private NeweyWest() {}

    /// L = max(2h, ⌊4(n/100)^{2/9}⌋), at most n − 1.
    public static int lag(int n, int horizon) {
        StatisticsInput.atLeast("n", n, 1);
        StatisticsInput.atLeast("horizon", horizon, 1);
        int automatic = (int) Math.floor(4 * StrictMath.pow(n / 100.0, 2.0 / 9));
        return Math.min(Math.max(2 * horizon, automatic), n - 1);
    }

    /// With a lag of the caller's; 0 for independent values.
    public static MeanError error(double[] series, int lag) {
        StatisticsInput.series("series", series);
        StatisticsInput.atLeast("size of the series", series.length, 1);
        StatisticsInput.notNegative("lag", lag);
        Autocovariance covariance = new Autocovariance(series);
        int n = series.length;
        double independent = covariance.isFlat() ? 0 : covariance.at(0);
        double sum = independent;
        for (int k = 1; k <= Math.min(lag, n - 1) && independent > 0; k++) {
            sum += 2 * (1 - k / (lag + 1.0)) * covariance.at(k);
        }
        return new MeanError(
                covariance.mean(),
                n,
                lag,
                Math.sqrt(independent / n),
                Math.sqrt(Math.max(0, sum) / n));
    }

    /// The mean of a figure of each date, such as a daily AUC, over overlapping horizons; t with n
    /// ÷ h − 1 degrees.
    ///
    /// @param horizon of how many dates each value knows
    public static Estimate mean(double[] series, int horizon, double level) {
        return mean(series, horizon, level, UNIT);
    }

    static Estimate mean(double[] series, int horizon, double level, String unit) {
        StatisticsInput.level(level);
        StatisticsInput.atLeast("horizon", horizon, 1);
        if (series.length == 0) {
            return Estimate.none(
                    0, unit, METHOD, UndefinedFigure.tooFew(0, FEWEST_SPANS * horizon, unit));
        }
        MeanError found = error(series, lag(series.length, horizon));
        Estimate mean = Estimate.plain(found.mean(), found.n(), unit, METHOD);
        Optional<Double> effective = found.effectiveN();
        if (effective.isEmpty()) {
            return mean.lacking(UndefinedFigure.noVariance());
        }
        Estimate sized = mean.worth(effective.get());
        return series.length < FEWEST_SPANS * horizon
                ? sized.lacking(UndefinedFigure.tooFew(series.length, FEWEST_SPANS * horizon, unit))
                : sized.within(interval(found, horizon, level));
    }

    /// Whether such a mean differs from 0, two-sided; needs as many dates as an interval.
    static HypothesisTest test(double[] series, int horizon) {
        int needed = FEWEST_SPANS * horizon;
        if (series.length < needed) {
            return none(series.length, UndefinedFigure.tooFew(series.length, needed, UNIT));
        }
        MeanError found = error(series, lag(series.length, horizon));
        if (!(found.error() > 0)) {
            return none(series.length, UndefinedFigure.noVariance());
        }
        double degrees = (double) found.n() / horizon - 1;
        return MeanTest.of(found.mean() / found.error(), degrees, found.n(), UNIT, METHOD);
    }

    private static HypothesisTest none(int n, UndefinedFigure why) {
        return HypothesisTest.none(n, UNIT, Alternative.TWO_SIDED, METHOD, why);
    }

    private static ConfidenceInterval interval(MeanError found, int horizon, double level) {
        double degrees = (double) found.n() / horizon - 1;
        double t = TDistribution.of(degrees).inverseSurvivalProbability((1 - level) / 2);
        return ConfidenceInterval.around(found.mean(), t * found.error(), level);
    }
}
