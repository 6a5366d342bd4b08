package bellwether.research.learning.feature;

import java.util.Arrays;

/// Sums and squares of a figure of each session. They are whole numbers of 2⁻³⁶, so that the order
/// in which symbols come changes no bit.
final class SessionSums {
    private static final double UNIT = 0x1p36;

    /// Beyond it a logarithm of a ratio is a fault of the data, and counts as this.
    private static final double MOST = 8;

    private final long[] sums;
    private final long[] squares;
    private final int[] counts;

    SessionSums(int sessions) {
        sums = new long[sessions];
        squares = new long[sessions];
        counts = new int[sessions];
    }

    void add(int session, double value) {
        if (Double.isNaN(value)) {
            return;
        }
        double bounded = Math.clamp(value, -MOST, MOST);
        sums[session] += Math.round(bounded * UNIT);
        squares[session] += Math.round(bounded * bounded * UNIT);
        counts[session]++;
    }

    boolean isKnown(int session) {
        return counts[session] >= FeatureCatalogue.FEWEST_SYMBOLS;
    }

    /// NaN under 20 symbols.
    double mean(int session) {
        return isKnown(session) ? sums[session] / UNIT / counts[session] : Double.NaN;
    }

    /// The standard deviation over n; NaN under 20 symbols.
    double deviation(int session) {
        double mean = mean(session);
        double square = squares[session] / UNIT / counts[session];
        return isKnown(session) ? Math.sqrt(Math.max(0, square - mean * mean)) : Double.NaN;
    }

    double[] means() {
        double[] means = new double[sums.length];
        Arrays.setAll(means, this::mean);
        return means;
    }
}
