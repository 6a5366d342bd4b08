package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;

/// Chande's momentum oscillator: `100 × (gain − loss) / (gain + loss)` of Wilder-averaged changes;
/// −100 to 100.
///
/// Source: TA-Lib CMO (Chande himself took plain sums). Warm-up: `period`. No change at all: 0.
public final class Cmo {
    private Cmo() {}

    public static int warmUp(int period) {
        return period;
    }

    public static int stableAfter(int period) {
        return Rsi.stableAfter(period);
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double weight = 1.0 / period;
        double kept = (period - 1.0) / period;
        double gain = 0;
        double loss = 0;
        for (int i = 1; i < size; i++) {
            double change = (in[i] - in[i - 1]) * weight;
            double fade = i <= first ? 1 : kept;
            gain = gain * fade + (change > 0 ? change : 0);
            loss = loss * fade - (change < 0 ? change : 0);
            if (i >= first) {
                double all = gain + loss;
                out[i] = all == 0 ? 0 : 100 * ((gain - loss) / all);
            }
        }
    }
}
