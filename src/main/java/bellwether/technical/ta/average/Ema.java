package bellwether.technical.ta.average;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Exponential moving average: `ema += k × (in − ema)` with `k = 2 / (period + 1)`, in the units of
/// the input.
///
/// Source: TA-Lib EMA, seeded by the simple average of the first `period` values. Warm-up: `period
/// − 1`. Constant input: the constant.
///
/// What runs along is how far the average stands above the input, as that is two roundings a bar
/// instead of three.
public final class Ema {
    private Ema() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), 1 - factor(period));
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        compute(in, 0, size, period, out);
    }

    /// The same over an input whose first value stands at `from`; `out` may be `in`.
    public static void compute(double[] in, int from, int size, int period, double[] out) {
        int first = from + warmUp(period);
        double ema = first < size ? mean(in, from, period) : 0;
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double kept = 1 - factor(period);
        double before = in[first];
        double above = ema - before;
        out[first] = ema;
        for (int i = first + 1; i < size; i++) {
            double value = in[i];
            above = (above - (value - before)) * kept;
            out[i] = value + above;
            before = value;
        }
    }

    public static double factor(int period) {
        return 2.0 / (period + 1);
    }

    /// The seed: the plain mean, taken from the first value so that the mean of a constant is
    /// exact.
    public static double mean(double[] in, int from, int count) {
        double origin = in[from];
        double sum = 0;
        for (int i = from + 1; i < from + count; i++) {
            sum += in[i] - origin;
        }
        return origin + sum / count;
    }
}
