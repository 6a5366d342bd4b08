package bellwether.technical.ta.volatility;

import bellwether.technical.ta.WarmUp;

/// Population variance of the last `period` values: `Σ(x − mean)² / period`, in squared units of
/// the input.
///
/// Source: TA-Lib VAR. Warm-up: `period − 1`. Constant input: exactly 0.
///
/// The sums run over distances from an origin inside the window. They are taken afresh every few
/// hundred bars, and at once when the result is so much smaller than the sums were that their
/// rounding would show (after a bad tick, in a flat stretch far from the origin).
public final class Variance {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_SMALL = 1e-3;

    private Variance() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int i = warmUp(period);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        while (i < size) {
            i = run(in, i, Math.min(size, i + FRESH_EVERY), period, out);
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(double[] in, int first, int stop, int period, double[] out) {
        double origin = in[first];
        double sum = 0;
        double squares = 0;
        for (int i = first - period + 1; i < first; i++) {
            double distance = in[i] - origin;
            sum += distance;
            squares += distance * distance;
        }
        double peak = squares;
        double share = 1.0 / period;
        out[first] = Math.max(0, squares - sum * sum * share) * share;
        for (int i = first + 1; i < stop; i++) {
            double added = in[i] - origin;
            double removed = in[i - period] - origin;
            sum += added - removed;
            squares += (added - removed) * (added + removed);
            if (squares > peak) {
                peak = squares;
            }
            double spread = squares - sum * sum * share;
            if (spread < peak * TOO_SMALL) {
                return i;
            }
            out[i] = spread * share;
        }
        return stop;
    }
}
