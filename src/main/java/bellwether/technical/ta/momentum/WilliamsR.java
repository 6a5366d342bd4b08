package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
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

    public static void compute(Series bars, int period, double[] out) {
        int size = bars.size();
        WarmUp.everywhere(out, size, warmUp(period));
        computeFrom(bars, warmUp(period), period, out);
    }

    /// The same values, of the bars from `first` on alone.
    ///
    /// @param first at least the warm-up
    public static void computeFrom(Series bars, int first, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
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
