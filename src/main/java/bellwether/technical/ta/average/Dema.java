package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Double exponential moving average: `2 × e1 − e2`, where `e2` averages the average `e1`; in the
/// units of the input.
///
/// Source: Mulloy 1994; TA-Lib DEMA. Warm-up: `2 × (period − 1)`. Constant input: the constant.
public final class Dema {
    private Dema() {}

    public static int warmUp(int period) {
        return 2 * (period - 1);
    }

    public static int stableAfter(int period) {
        return 2 * Ema.stableAfter(period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double k = Ema.factor(period);
        double one = Ema.mean(in, 0, period);
        double sum = one;
        for (int i = period; i <= first; i++) {
            one += k * (in[i] - one);
            sum += one;
        }
        double two = sum / period;
        out[first] = 2 * one - two;
        for (int i = first + 1; i < size; i++) {
            one += k * (in[i] - one);
            two += k * (one - two);
            out[i] = 2 * one - two;
        }
    }
}
