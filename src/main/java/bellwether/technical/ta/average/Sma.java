package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Simple moving average: `mean(in[t−period+1 .. t])`, in the units of the input.
///
/// Source: TA-Lib SMA. Warm-up: `period − 1`. Constant input: the constant.
///
/// The sum runs over distances from an origin inside the window. It is taken afresh every few
/// hundred bars, and at once when a value leaves beside which the present one is so small that the
/// sum's rounding would show, or when the price has fallen far below the origin.
public final class Sma {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 16;

    /// Of the origin: a price that has fallen below this would show the rounding of the distances.
    static final double TOO_SMALL = 1.0 / 256;

    private Sma() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        compute(in, 0, size, period, out);
    }

    /// The same over an input whose first value stands at `from`; `out` must be another array.
    public static void compute(double[] in, int from, int size, int period, double[] out) {
        int i = from + warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        int every = Math.max(FRESH_EVERY, period);
        while (i < size) {
            i = run(in, i, Math.min(size, i + every), period, out);
        }
    }

    /// Starts with a fresh sum at `first` and returns the bar at which the next fresh sum is due.
    private static int run(double[] in, int first, int stop, int period, double[] out) {
        double origin = in[first];
        double sum = 0;
        for (int i = first - period + 1; i < first; i++) {
            sum += in[i] - origin;
        }
        double share = 1.0 / period;
        double floor = Math.abs(origin) * TOO_SMALL;
        out[first] = origin + sum * share;
        for (int i = first + 1; i < stop; i++) {
            double added = in[i];
            double removed = in[i - period];
            double size = Math.abs(added);
            if (Math.abs(removed) > TOO_LARGE * size || size < floor) {
                return i;
            }
            sum += added - removed;
            out[i] = origin + sum * share;
        }
        return stop;
    }
}
