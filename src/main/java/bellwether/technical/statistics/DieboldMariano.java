package bellwether.technical.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// Whether one forecast loses less than another, over horizons that overlap: d̄ ÷ √((γ₀ +
/// 2Σ_{k<h}γ_k)/n), times √((n+1−2h+h(h−1)/n)/n), t with n − 1 degrees (Diebold and Mariano 1995;
/// Harvey, Leybourne and Newbold 1997). Where that variance is not above 0 the weights are 1 − k/h.
///
/// @param meanDifference the first's loss less the second's
/// @param statistic without Harvey's factor
/// @param corrected with it
/// @param weighted whether the weights 1 − k/h had to be used
public record DieboldMariano(
        int n,
        int horizon,
        double meanDifference,
        double statistic,
        double corrected,
        boolean weighted) {
    static final StatisticMethod METHOD =
            new StatisticMethod(
                    "Diebold-Mariano with Harvey's factor",
                    "Diebold and Mariano 1995; Harvey, Leybourne and Newbold 1997");
    private static final String UNIT = "dates";

    /// Of differences of losses; empty where they are too few or do not vary.
    public static Optional<DieboldMariano> of(double[] differences, int horizon) {
        StatisticsInput.series("differences", differences);
        StatisticsInput.atLeast("horizon", horizon, 1);
        int n = differences.length;
        if (n < fewest(horizon)) {
            return Optional.empty();
        }
        Autocovariance covariance = new Autocovariance(differences);
        if (covariance.isFlat()) {
            return Optional.empty();
        }
        double plain = variance(covariance, horizon, false);
        double used = plain > 0 ? plain : variance(covariance, horizon, true);
        if (!(used > 0)) {
            return Optional.empty();
        }
        double statistic = covariance.mean() / Math.sqrt(used);
        return Optional.of(
                new DieboldMariano(
                        n,
                        horizon,
                        covariance.mean(),
                        statistic,
                        statistic * factor(n, horizon),
                        plain <= 0));
    }

    private static double variance(Autocovariance covariance, int horizon, boolean weighted) {
        double later = 0;
        for (int k = 1; k < horizon; k++) {
            later += (weighted ? 1 - (double) k / horizon : 1) * covariance.at(k);
        }
        return (covariance.at(0) + 2 * later) / covariance.size();
    }

    private static double factor(int n, int horizon) {
        double h = horizon;
        return Math.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n);
    }

    /// Each autocovariance needs two pairs, and t a degree of freedom.
    private static int fewest(int horizon) {
        return Math.max(3, 2 * horizon + 1);
    }

    /// How often two equally good forecasts would differ as much.
    public double p(Alternative alternative) {
        TDistribution t = TDistribution.of(n - 1);
        return switch (alternative) {
            case GREATER -> t.survivalProbability(corrected);
            case LESS -> t.cumulativeProbability(corrected);
            case TWO_SIDED -> Math.min(1, 2 * t.survivalProbability(Math.abs(corrected)));
        };
    }

    /// The same as a result that says why there is none.
    ///
    /// @param alternative `LESS` asks whether the first loses less
    public static HypothesisTest test(double[] differences, int horizon, Alternative alternative) {
        int n = differences.length;
        return of(differences, horizon)
                .map(found ->
                        new HypothesisTest(
                                Optional.of(found.corrected()),
                                Optional.of(found.p(alternative)),
                                n,
                                UNIT,
                                alternative,
                                METHOD,
                                Optional.empty()))
                .orElseGet(() ->
                        HypothesisTest.none(
                                n,
                                UNIT,
                                alternative,
                                METHOD,
                                n < fewest(horizon)
                                        ? UndefinedFigure.tooFew(n, fewest(horizon), UNIT)
                                        : UndefinedFigure.noVariance()));
    }
}
