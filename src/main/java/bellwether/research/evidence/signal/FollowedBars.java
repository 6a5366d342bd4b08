package bellwether.research.evidence.signal;

import bellwether.technical.ta.Series;

/// What came after each bar of a symbol by one horizon: from the next open to the close that many
/// bars later, in percent, less the mean of that over all its bars.
final class FollowedBars {
    private static final double PERCENT = 100;

    private final double[] excess;
    private final double mean;
    private final double rising;
    private final double falling;

    private FollowedBars(double[] excess, double mean, double rising, double falling) {
        this.excess = excess;
        this.mean = mean;
        this.rising = rising;
        this.falling = falling;
    }

    /// Whether the prices of bars can be compared.
    @FunctionalInterface
    public interface Soundness {
        /// Of neighbours.
        boolean isSound(int from, int to);
    }

    /// @param from the first bar that counts
    static FollowedBars of(Series series, int from, EventHorizon horizon, Soundness soundness) {
        double[] change = new double[series.size()];
        double sum = 0;
        int known = 0;
        int rising = 0;
        int falling = 0;
        for (int bar = 0; bar < change.length; bar++) {
            change[bar] = bar < from ? Double.NaN : after(series, bar, horizon.bars(), soundness);
            if (!Double.isNaN(change[bar])) {
                sum += change[bar];
                known++;
                rising += change[bar] > 0 ? 1 : 0;
                falling += change[bar] < 0 ? 1 : 0;
            }
        }
        double mean = known == 0 ? 0 : sum / known;
        for (int bar = 0; bar < change.length; bar++) {
            change[bar] -= mean;
        }
        return new FollowedBars(change, mean, share(rising, known), share(falling, known));
    }

    private static double after(Series series, int bar, int bars, Soundness soundness) {
        int last = bar + bars;
        if (last >= series.size() || !soundness.isSound(bar + 1, last)) {
            return Double.NaN;
        }
        double open = series.open()[bar + 1];
        double percent = PERCENT * (series.close()[last] / open - 1);
        return open > 0 && Double.isFinite(percent) ? percent : Double.NaN;
    }

    private static double share(int some, int all) {
        return all == 0 ? 0 : (double) some / all;
    }

    boolean isKnown(int bar) {
        return !Double.isNaN(excess[bar]);
    }

    /// Beyond the symbol's mean; NaN where it is not known.
    double excess(int bar) {
        return excess[bar];
    }

    /// Whether the price moved to a side; not where it stayed.
    boolean isHit(int bar, int side) {
        return side * (excess[bar] + mean) > 0;
    }

    /// The share of bars after which the price moved to a side.
    double share(int side) {
        return side > 0 ? rising : falling;
    }
}
