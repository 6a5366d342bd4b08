package bellwether.technical.ta.average;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Wilder's average: `average += (in − average) / period`, in the units of the input; slower than
/// an EMA of equal period.
///
/// Source: Wilder 1978, seeded by the simple average of the first `period` values. Warm-up: `period
/// − 1`. Constant input: the constant.
public final class Wilder {
    private Wilder() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), (period - 1.0) / period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double average = Ema.mean(in, 0, period);
        double weight = 1.0 / period;
        out[first] = average;
        for (int i = first + 1; i < size; i++) {
            average += weight * (in[i] - average);
            out[i] = average;
        }
    }
}
