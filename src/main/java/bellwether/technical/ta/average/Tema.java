package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Triple exponential moving average: `3 × e1 − 3 × e2 + e3`, each averaging the one before; in the
/// units of the input.
///
/// Source: Mulloy 1994; TA-Lib TEMA. Warm-up: `3 × (period − 1)`. Constant input: the constant.
public final class Tema {
    private Tema() {}

    public static int warmUp(int period) {
        return 3 * (period - 1);
    }

    public static int stableAfter(int period) {
        return 3 * Ema.stableAfter(period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double k = Ema.factor(period);
        double one = Ema.mean(in, 0, period);
        double sum = one;
        for (int i = period; i <= 2 * (period - 1); i++) {
            one += k * (in[i] - one);
            sum += one;
        }
        double two = sum / period;
        sum = two;
        for (int i = 2 * period - 1; i <= first; i++) {
            one += k * (in[i] - one);
            two += k * (one - two);
            sum += two;
        }
        double three = sum / period;
        out[first] = 3 * one - 3 * two + three;
        for (int i = first + 1; i < size; i++) {
            one += k * (in[i] - one);
            two += k * (one - two);
            three += k * (two - three);
            out[i] = 3 * one - 3 * two + three;
        }
    }
}
