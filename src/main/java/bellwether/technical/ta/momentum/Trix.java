package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// The rate of change of a triple exponential average: `100 × (e3 / previous e3 − 1)`; percent per
/// bar.
///
/// Source: Hutson; TA-Lib TRIX. Warm-up: `3 × (period − 1) + 1`. Constant input, and an average of
/// 0: 0.
public final class Trix {
    private Trix() {}

    public static int warmUp(int period) {
        return 3 * (period - 1) + 1;
    }

    public static int stableAfter(int period) {
        return 4 * Ema.stableAfter(period);
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
        for (int i = 2 * period - 1; i < first; i++) {
            one += k * (in[i] - one);
            two += k * (one - two);
            sum += two;
        }
        double three = sum / period;
        for (int i = first; i < size; i++) {
            one += k * (in[i] - one);
            two += k * (one - two);
            double change = k * (two - three);
            out[i] = three == 0 ? 0 : 100 * (change / three);
            three += change;
        }
    }
}
