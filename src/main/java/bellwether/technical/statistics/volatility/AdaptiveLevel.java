package bellwether.technical.statistics.volatility;

import bellwether.technical.statistics.StatisticsInput;

/// A level that rises after a miss and falls after a hit, so that in the long run as many are
/// missed as were meant to be (Gibbs and Candès 2021). On prices it scored worse than a fixed
/// level; it is here for comparison. One thread.
public final class AdaptiveLevel {
    private final double missRate;
    private final double step;
    private double current;

    /// Begins at the level that is aimed at.
    public AdaptiveLevel(double level, double step) {
        StatisticsInput.level(level);
        StatisticsInput.level(step);
        this.missRate = 1 - level;
        this.step = step;
        this.current = missRate;
    }

    /// The level for a window of this size: at most W ÷ (W+1), at least 0.
    public double now(int window) {
        return 1 - Math.clamp(current, 1.0 / (window + 1), 1.0);
    }

    /// An interval's outcome has come.
    public void learn(boolean hit) {
        current += step * (missRate - (hit ? 0 : 1));
    }
}
