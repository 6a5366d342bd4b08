package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Relative strength index: `100 × gain / (gain + loss)` of Wilder-averaged gains and losses; 0 to
/// 100.
///
/// Source: Wilder 1978; TA-Lib RSI, seeded by the simple averages of the first `period` changes.
/// Warm-up: `period`, so 14 periods need 15 closes. Only gains: 100. Only losses: 0. No change at
/// all: 0, as TA-Lib answers.
public final class Rsi {
    private Rsi() {}

    public static int warmUp(int period) {
        return period;
    }

    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), (period - 1.0) / period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        compute(in, 0, size, period, out);
    }

    /// The same over an input whose first value stands at `from`.
    static void compute(double[] in, int from, int size, int period, double[] out) {
        int first = from + warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double gain = 0;
        double loss = 0;
        for (int i = from + 1; i <= first; i++) {
            double change = in[i] - in[i - 1];
            gain += Math.max(change, 0);
            loss += Math.max(-change, 0);
        }
        double weight = 1.0 / period;
        double kept = (period - 1.0) / period;
        gain *= weight;
        loss *= weight;
        out[first] = share(gain, loss);
        for (int i = first + 1; i < size; i++) {
            double change = (in[i] - in[i - 1]) * weight;
            gain = gain * kept + (change > 0 ? change : 0);
            loss = loss * kept - (change < 0 ? change : 0);
            out[i] = share(gain, loss);
        }
    }

    static double share(double gain, double loss) {
        double all = gain + loss;
        return all == 0 ? 0 : 100 * (gain / all);
    }
}
