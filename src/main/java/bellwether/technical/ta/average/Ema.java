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

    /// Three averages of one input in one walk, each to the bit as [#compute] gives it: each step
    /// of one waits for its step before, and meanwhile the others take theirs.
    public static void computeThree(
            double[] in, int size, int[] periods, double[] first, double[] second, double[] third) {
        int last = Math.max(periods[0], Math.max(periods[1], periods[2])) - 1;
        if (size <= last) {
            compute(in, size, periods[0], first);
            compute(in, size, periods[1], second);
            compute(in, size, periods[2], third);
            return;
        }
        double aboveFirst = begin(in, periods[0], last, first);
        double aboveSecond = begin(in, periods[1], last, second);
        double aboveThird = begin(in, periods[2], last, third);
        double keptFirst = 1 - factor(periods[0]);
        double keptSecond = 1 - factor(periods[1]);
        double keptThird = 1 - factor(periods[2]);
        double before = in[last];
        for (int i = last + 1; i < size; i++) {
            double value = in[i];
            double change = value - before;
            aboveFirst = (aboveFirst - change) * keptFirst;
            aboveSecond = (aboveSecond - change) * keptSecond;
            aboveThird = (aboveThird - change) * keptThird;
            first[i] = value + aboveFirst;
            second[i] = value + aboveSecond;
            third[i] = value + aboveThird;
            before = value;
        }
    }

    /// Up to and with the bar `last`; how far the average stands above the input there.
    private static double begin(double[] in, int period, int last, double[] out) {
        int first = warmUp(period);
        WarmUp.everywhere(out, last + 1, first);
        out[first] = mean(in, 0, period);
        double kept = 1 - factor(period);
        double above = out[first] - in[first];
        for (int i = first + 1; i <= last; i++) {
            above = (above - (in[i] - in[i - 1])) * kept;
            out[i] = in[i] + above;
        }
        return above;
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
