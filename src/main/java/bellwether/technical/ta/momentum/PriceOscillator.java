package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// The distance of a quick average from a slow one: in the units of the input (APO) or in percent
/// of the slow one (PPO).
///
/// The averages are simple (0) or exponential (1), by TA-Lib's numbers; exponential ones are seeded
/// from the first bar on. Source: TA-Lib APO and PPO. Warm-up: `slow − 1`. Constant input, and a
/// slow average of 0: 0.
public final class PriceOscillator {
    private PriceOscillator() {}

    public static int warmUp(int fast, int slow) {
        return Math.max(fast, slow) - 1;
    }

    public static int stableAfter(int fast, int slow, int average) {
        return average == 0 ? warmUp(fast, slow) : 2 * Ema.stableAfter(Math.max(fast, slow));
    }

    /// `fast − slow`.
    public static void difference(
            double[] in, int size, int fast, int slow, int average, double[] out) {
        compute(in, size, fast, slow, average, false, out);
    }

    /// `100 × (fast − slow) / slow`.
    public static void percent(
            double[] in, int size, int fast, int slow, int average, double[] out) {
        compute(in, size, fast, slow, average, true, out);
    }

    private static void compute(
            double[] in, int size, int fast, int slow, int average, boolean percent, double[] out) {
        int quick = Math.min(fast, slow);
        int steady = Math.max(fast, slow);
        if (WarmUp.everywhere(out, size, steady - 1)) {
            return;
        }
        if (average == 0) {
            simple(in, size, quick, steady, percent, out);
        } else {
            exponential(in, size, quick, steady, percent, out);
        }
    }

    private static void exponential(
            double[] in, int size, int fast, int slow, boolean percent, double[] out) {
        double quick = Ema.mean(in, 0, fast);
        double steady = Ema.mean(in, 0, slow);
        double quickFactor = Ema.factor(fast);
        double steadyFactor = Ema.factor(slow);
        for (int i = fast; i < slow; i++) {
            quick += quickFactor * (in[i] - quick);
        }
        out[slow - 1] = gap(quick, steady, percent);
        for (int i = slow; i < size; i++) {
            quick += quickFactor * (in[i] - quick);
            steady += steadyFactor * (in[i] - steady);
            out[i] = gap(quick, steady, percent);
        }
    }

    private static void simple(
            double[] in, int size, int fast, int slow, boolean percent, double[] out) {
        double quick = 0;
        double lostQuick = 0;
        double steady = 0;
        double lostSteady = 0;
        for (int i = 0; i < size; i++) {
            double next = quick + in[i];
            double part = next - quick;
            lostQuick += (quick - (next - part)) + (in[i] - part);
            quick = next;
            next = steady + in[i];
            part = next - steady;
            lostSteady += (steady - (next - part)) + (in[i] - part);
            steady = next;
            if (i >= fast) {
                double removed = -in[i - fast];
                next = quick + removed;
                part = next - quick;
                lostQuick += (quick - (next - part)) + (removed - part);
                quick = next;
            }
            if (i >= slow) {
                double removed = -in[i - slow];
                next = steady + removed;
                part = next - steady;
                lostSteady += (steady - (next - part)) + (removed - part);
                steady = next;
            }
            if (i >= slow - 1) {
                out[i] = gap((quick + lostQuick) / fast, (steady + lostSteady) / slow, percent);
            }
        }
    }

    private static double gap(double quick, double steady, boolean percent) {
        double gap = quick - steady;
        return !percent ? gap : steady == 0 ? 0 : 100 * (gap / steady);
    }
}
