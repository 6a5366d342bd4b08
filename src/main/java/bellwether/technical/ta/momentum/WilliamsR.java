package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Extremes;

/// Williams %R: `−100 × (highest high − close) / (highest high − lowest low)` of the last `period`
/// bars; −100 to 0.
///
/// Source: Williams; TA-Lib WILLR. Warm-up: `period − 1`. A window without range: 0, as TA-Lib
/// answers.
public final class WilliamsR {
    private WilliamsR() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(
            double[] high, double[] low, double[] close, int size, int period, double[] out) {
        WarmUp.everywhere(out, size, warmUp(period));
        computeFrom(high, low, close, warmUp(period), size, period, out);
    }

    /// The same values, of the bars from `first` on alone.
    ///
    /// @param first at least the warm-up
    public static void computeFrom(
            double[] high,
            double[] low,
            double[] close,
            int first,
            int size,
            int period,
            double[] out) {
        int highAt = -1;
        int lowAt = -1;
        double highest = 0;
        double lowest = 0;
        for (int i = first; i < size; i++) {
            if (highAt <= i - period) {
                highAt = Extremes.highest(high, i - period + 1, i);
                highest = high[highAt];
            } else if (high[i] >= highest) {
                highAt = i;
                highest = high[i];
            }
            if (lowAt <= i - period) {
                lowAt = Extremes.lowest(low, i - period + 1, i);
                lowest = low[lowAt];
            } else if (low[i] <= lowest) {
                lowAt = i;
                lowest = low[i];
            }
            double range = highest - lowest;
            out[i] = range == 0 ? 0 : -100 * ((highest - close[i]) / range);
        }
    }
}
