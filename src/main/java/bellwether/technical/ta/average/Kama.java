package bellwether.technical.ta.average;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Kaufman's adaptive moving average: quick when the price goes somewhere, slow when it only
/// wobbles; input units.
///
/// `kama += s² × (in − kama)`, `s` between `2/31` and `2/3` by the efficiency `|change| /
/// Σ|changes|` over `period` bars. Source: Kaufman 1995; TA-Lib KAMA, which begins from the close
/// before its first value. Warm-up: `period`. No change in the window counts as fully efficient, as
/// in TA-Lib. Constant input: the constant.
///
/// What runs along is how far the average stands above the price, as that is two roundings a bar
/// instead of three. The sum of changes is taken afresh every few hundred bars, and at once when a
/// change leaves beside which the others are too small for its rounding.
public final class Kama {
    private static final double SLOWEST = 2.0 / 31;
    private static final double SPAN = 2.0 / 3 - SLOWEST;
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 1e3;

    private Kama() {}

    public static int warmUp(int period) {
        return period;
    }

    /// The slowest it can be; it is usually quicker.
    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), 1 - SLOWEST * SLOWEST);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int i = warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        while (i < size) {
            i = run(in, i, Math.min(size, i + Math.max(FRESH_EVERY, period)), period, out);
        }
    }

    /// Starts with a fresh sum at `first` and returns the bar at which the next fresh sum is due.
    private static int run(double[] in, int first, int stop, int period, double[] out) {
        double path = 0;
        for (int i = first - period + 1; i < first; i++) {
            path += Math.abs(in[i] - in[i - 1]);
        }
        double before = in[first - 1];
        double above = first == period ? 0 : out[first - 1] - before;
        double leaving = 0;
        for (int i = first; i < stop; i++) {
            double price = in[i];
            double oldest = in[i - period];
            double step = price - before;
            double rest = path - leaving;
            if (leaving > TOO_LARGE * rest) {
                return i;
            }
            path = rest + Math.abs(step);
            double change = price - oldest;
            double efficiency = path <= change || path <= 0 ? 1 : Math.abs(change) / path;
            double smoothing = efficiency * SPAN + SLOWEST;
            above = (above - step) * (1 - smoothing * smoothing);
            out[i] = price + above;
            leaving = Math.abs(in[i - period + 1] - oldest);
            before = price;
        }
        return stop;
    }
}
