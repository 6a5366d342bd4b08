package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// The highest of the last `period` values, in the units of the input.
///
/// Source: TA-Lib MAX. Warm-up: `period − 1`. The window is searched again only when its highest
/// value has left it.
public final class Highest {
    private Highest() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(double[] in, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        int at = -1;
        double best = 0;
        for (int i = first; i < size; i++) {
            if (at <= i - period) {
                at = Extremes.highest(in, i - period + 1, i);
                best = in[at];
            } else if (in[i] >= best) {
                at = i;
                best = in[i];
            }
            out[i] = best;
        }
    }
}
