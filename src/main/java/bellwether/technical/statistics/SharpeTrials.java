package bellwether.technical.statistics;

import org.apache.commons.statistics.distribution.NormalDistribution;

/// How many rules were tried, and how much their Sharpe ratios per session vary.
///
/// @param count every one, also those that nobody looked at again
public record SharpeTrials(int count, double variance) {
    private static final double EULER = 0.5772156649015329;

    public SharpeTrials {
        StatisticsInput.atLeast("trials", count, 1);
        StatisticsInput.notNegative("variance of trials", variance);
    }

    /// The Sharpe ratio that the best of them is expected to have without any skill: √V·((1−γ)·
    /// Φ⁻¹(1−1/N) + γ·Φ⁻¹(1−1/(N·e))); 0 for one.
    public double expectedMaximum() {
        if (count == 1) {
            return 0;
        }
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double first = normal.inverseSurvivalProbability(1.0 / count);
        double second = normal.inverseSurvivalProbability(1 / (count * Math.E));
        return Math.sqrt(variance) * ((1 - EULER) * first + EULER * second);
    }
}
