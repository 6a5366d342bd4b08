package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;

/// What a value has gained on the one `period` bars ago: as a difference, in percent, as a
/// fraction, or as a ratio.
///
/// Source: TA-Lib MOM, ROC, ROCP and ROCR. Warm-up: `period`. An earlier value of 0: 0, as in
/// TA-Lib.
public final class Momentum {
    private Momentum() {}

    public static int warmUp(int period) {
        return period;
    }

    /// `in − before`, in the units of the input.
    public static void difference(double[] in, int size, int period, double[] out) {
        if (WarmUp.everywhere(out, size, warmUp(period))) {
            return;
        }
        // what stands at the same place of both arrays is worked on several places at a time
        System.arraycopy(in, 0, out, period, size - period);
        for (int i = period; i < size; i++) {
            out[i] = in[i] - out[i];
        }
    }

    /// `100 × (in / before − 1)`.
    public static void percent(double[] in, int size, int period, double[] out) {
        WarmUp.everywhere(out, size, warmUp(period));
        for (int i = period; i < size; i++) {
            double before = in[i - period];
            out[i] = before == 0 ? 0 : 100 * ((in[i] - before) / before);
        }
    }

    /// `in / before − 1`.
    public static void fraction(double[] in, int size, int period, double[] out) {
        WarmUp.everywhere(out, size, warmUp(period));
        for (int i = period; i < size; i++) {
            double before = in[i - period];
            out[i] = before == 0 ? 0 : (in[i] - before) / before;
        }
    }

    /// `in / before`.
    public static void ratio(double[] in, int size, int period, double[] out) {
        WarmUp.everywhere(out, size, warmUp(period));
        for (int i = period; i < size; i++) {
            double before = in[i - period];
            out[i] = before == 0 ? 0 : in[i] / before;
        }
    }
}
