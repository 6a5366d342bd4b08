package bellwether.technical.statistics;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/// Independent tests of one hypothesis taken as one (Fisher 1932): −2 Σ ln p, chi-squared with two
/// degrees a test where the hypothesis holds. However many tests there are, it is refused as often
/// as p says.
///
/// @param p how often chance alone gives as much
public record FisherCombination(double chiSquared, int tests, double p) {
    /// Smaller ones are not told apart.
    private static final double LEAST = 1e-300;

    /// Of t statistics, two-sided.
    ///
    /// @param t one or more
    /// @param degrees of each
    public static FisherCombination ofT(double[] t, int[] degrees) {
        if (t.length == 0 || t.length != degrees.length) {
            throw new IllegalArgumentException(
                    "must be one statistic or more, each with its degrees, were %d with %d"
                            .formatted(t.length, degrees.length));
        }
        double sum = 0;
        for (int i = 0; i < t.length; i++) {
            double p = 2 * TDistribution.of(degrees[i]).survivalProbability(Math.abs(t[i]));
            sum -= 2 * Math.log(Math.clamp(p, LEAST, 1));
        }
        return new FisherCombination(
                sum, t.length, ChiSquaredDistribution.of(2.0 * t.length).survivalProbability(sum));
    }
}
