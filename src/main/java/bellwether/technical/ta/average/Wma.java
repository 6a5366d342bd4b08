package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Weighted moving average: the last value counts `period` times, the first once; in the units of
/// the input.
///
/// `Σ(weight × in) / (period × (period + 1) / 2)`. Source: TA-Lib WMA. Warm-up: `period − 1`.
/// Constant input: the constant.
///
/// The sums run over distances from an origin inside the window and are taken afresh every few
/// hundred bars, and at once when the present value is too small for their rounding: beside one
/// that leaves, or beside the origin.
public final class Wma {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 16;

    private Wma() {}

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

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(double[] in, int first, int stop, int period, double[] out) {
        double origin = in[first];
        double floor = Math.abs(origin) * Sma.TOO_SMALL;
        double ceiling = Math.abs(origin) * TOO_LARGE;
        int end = stop;
        double sum = 0;
        double weighted = 0;
        for (int i = first; i > first - period; i--) {
            double distance = in[i] - origin;
            sum += distance;
            weighted += distance * (i - first + period);
            end = Math.abs(in[i]) > ceiling ? Math.min(stop, i + period) : end;
        }
        double share = 2.0 / (period * (period + 1.0));
        double newest = period * share;
        double average = origin + weighted * share;
        double plain = sum * share;
        out[first] = average;
        for (int i = first + 1; i < end; i++) {
            double added = in[i];
            double size = Math.abs(added);
            if (size > ceiling || size < floor) {
                return i;
            }
            average += newest * (added - origin) - plain;
            plain += (added - in[i - period]) * share;
            out[i] = average;
        }
        return end;
    }
}
