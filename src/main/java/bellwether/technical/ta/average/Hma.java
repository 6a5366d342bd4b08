package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// Hull moving average: `WMA(2 × WMA(period / 2) − WMA(period), √period)`; input units.
///
/// Source: Hull 2005. Warm-up: `period + ⌊√period⌋ − 2`. Constant input: the constant.
public final class Hma {
    private Hma() {}

    public static int warmUp(int period) {
        return period + root(period) - 2;
    }

    /// The last average is taken from the end backwards, in place; each window is summed afresh.
    public static void compute(double[] in, int size, int period, double[] out) {
        int half = Math.max(1, period / 2);
        int last = root(period);
        for (int i = period - 1; i < size; i++) {
            out[i] = 2 * weighted(in, i, half) - weighted(in, i, period);
        }
        for (int i = size - 1; i >= warmUp(period); i--) {
            out[i] = weighted(out, i, last);
        }
        WarmUp.everywhere(out, size, warmUp(period));
    }

    private static int root(int period) {
        return (int) Math.sqrt(period);
    }

    private static double weighted(double[] in, int at, int period) {
        double origin = in[at];
        double sum = 0;
        for (int age = 1; age < period; age++) {
            sum += (in[at - age] - origin) * (period - age);
        }
        return origin + sum / (period * (period + 1) / 2.0);
    }
}
