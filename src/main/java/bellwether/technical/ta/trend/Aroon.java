package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Extremes;
import org.jspecify.annotations.Nullable;

/// Aroon: how recently the highest high and the lowest low of the last `period + 1` bars came; 0 to
/// 100, and their difference.
///
/// `100 × (period − bars since) / period`; the latest of equal extremes counts. Source: Chande
/// 1995; TA-Lib AROON and AROONOSC. Warm-up: `period`. Constant input: both 100, the difference 0.
public final class Aroon {
    private Aroon() {}

    public static int warmUp(int period) {
        return period;
    }

    /// Fills those of the three outputs that are given.
    public static void compute(
            Series bars,
            int period,
            double @Nullable [] down,
            double @Nullable [] up,
            double @Nullable [] difference) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        notYet(down, size, period);
        notYet(up, size, period);
        notYet(difference, size, period);
        int highAt = -1;
        int lowAt = -1;
        double highest = 0;
        double lowest = 0;
        double factor = 100.0 / period;
        for (int i = period; i < size; i++) {
            if (highAt < i - period) {
                highAt = Extremes.highest(high, i - period, i);
                highest = high[highAt];
            } else if (high[i] >= highest) {
                highAt = i;
                highest = high[i];
            }
            if (lowAt < i - period) {
                lowAt = Extremes.lowest(low, i - period, i);
                lowest = low[lowAt];
            } else if (low[i] <= lowest) {
                lowAt = i;
                lowest = low[i];
            }
            if (down != null) {
                down[i] = factor * (period - (i - lowAt));
            }
            if (up != null) {
                up[i] = factor * (period - (i - highAt));
            }
            if (difference != null) {
                difference[i] = factor * (highAt - lowAt);
            }
        }
    }

    private static void notYet(double @Nullable [] out, int size, int period) {
        if (out != null) {
            WarmUp.everywhere(out, size, warmUp(period));
        }
    }
}
