package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Ehlers' Fisher transform of where the bar's middle stands in its recent range, and its value one
/// bar ago as the signal.
///
/// `x = 0.66 × (position − 0.5) + 0.67 × previous x`, kept within ±0.999; `fisher = 0.5 × ln((1 +
/// x) / (1 − x)) + 0.5 × previous fisher`; no unit, about ±3. Source: Ehlers 2002. Warm-up: `period
/// − 1`, one more for the signal. A window without range counts as its middle.
public final class Fisher {
    private static final double NEARLY_ONE = 0.999;
    private static final double KEPT = 0.67;

    private Fisher() {}

    /// By output: the transform, its signal.
    public static int warmUp(int period, int output) {
        return period - 1 + output;
    }

    public static int stableAfter(int period) {
        return 3 * Stability.decay(warmUp(period, 1), KEPT);
    }

    public static void compute(Series bars, int period, double[] out, double[] signal) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        WarmUp.everywhere(signal, size, warmUp(period, 1));
        if (WarmUp.everywhere(out, size, warmUp(period, 0))) {
            return;
        }
        double x = 0;
        double fisher = 0;
        for (int i = period - 1; i < size; i++) {
            double middle = high[i] + low[i];
            double highest = middle;
            double lowest = middle;
            for (int j = i - period + 1; j < i; j++) {
                double other = high[j] + low[j];
                highest = other > highest ? other : highest;
                lowest = other < lowest ? other : lowest;
            }
            double position = highest > lowest ? (middle - lowest) / (highest - lowest) : 0.5;
            x = Math.clamp(0.66 * (position - 0.5) + KEPT * x, -NEARLY_ONE, NEARLY_ONE);
            if (i >= period) {
                signal[i] = fisher;
            }
            fisher = 0.5 * Math.log((1 + x) / (1 - x)) + 0.5 * fisher;
            out[i] = fisher;
        }
    }
}
