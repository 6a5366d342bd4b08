package bellwether.technical.statistics;

import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;

/// How often chance alone would give a mean so far from 0.
final class MeanTest {
    private MeanTest() {}

    static HypothesisTest of(double t, double degrees, int n, String unit, StatisticMethod method) {
        double p = 2 * TDistribution.of(degrees).survivalProbability(Math.abs(t));
        return new HypothesisTest(
                Optional.of(t),
                Optional.of(Math.min(1, p)),
                n,
                unit,
                Alternative.TWO_SIDED,
                method,
                Optional.empty());
    }
}
