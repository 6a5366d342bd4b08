package bellwether.technical.ta.volatility;

import bellwether.technical.ta.average.Sma;

/// Where the price stands between the Bollinger bands (0 the lower, 1 the upper), and how wide they
/// are against their middle.
///
/// `percentB = (in − lower) / (upper − lower)`, `width = (upper − lower) / middle`. Source:
/// Bollinger. Warm-up: `period − 1`. Bands without width: position 0.5; a middle of 0: width 0.
public final class BollingerPosition {
    private BollingerPosition() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(
            double[] in,
            int size,
            int period,
            double deviations,
            double[] percentB,
            double[] width) {
        Sma.compute(in, size, period, percentB);
        Variance.compute(in, size, period, width);
        for (int i = warmUp(period); i < size; i++) {
            double middle = percentB[i];
            double reach = Math.sqrt(width[i]) * deviations;
            percentB[i] = reach > 0 ? 0.5 + (in[i] - middle) / (2 * reach) : 0.5;
            width[i] = middle == 0 ? 0 : 2 * reach / middle;
        }
    }
}
