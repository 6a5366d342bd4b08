package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Triangular moving average: a simple average of a simple average, so the middle of the window
/// counts most; input units.
///
/// Source: TA-Lib TRIMA, windows of `(period + 1) / 2` and `period / 2 + 1`. Warm-up: `period − 1`.
/// Constant input: the constant. Sums are kept as in [Wma].
public final class Trima {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 16;

    private Trima() {}

    public static int warmUp(int period) {
        return period - 1;
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

    /// The weights climb over the older half of the window and fall over the newer one; both halves
    /// are running sums.
    private static int run(double[] in, int first, int stop, int period, double[] out) {
        int rising = (period + 1) / 2;
        int falling = period - rising;
        double origin = in[first];
        double older = 0;
        double newer = 0;
        double weighted = 0;
        for (int age = 0; age < period; age++) {
            double distance = in[first - age] - origin;
            weighted += distance * Math.min(Math.min(age + 1, period - age), rising);
            newer += age < rising - 1 ? distance : 0;
            older += age >= falling ? distance : 0;
        }
        double share = 1 / ((double) rising * (falling + 1));
        double floor = Math.abs(origin) * Sma.TOO_SMALL;
        out[first] = origin + weighted * share;
        for (int i = first + 1; i < stop; i++) {
            double added = in[i];
            double removed = in[i - period];
            double size = Math.abs(added);
            if (Math.abs(removed) > TOO_LARGE * size || size < floor) {
                return i;
            }
            weighted += newer + (added - origin) - older;
            newer += added - in[i - rising + 1];
            older += in[i - falling] - removed;
            out[i] = origin + weighted * share;
        }
        return stop;
    }
}
