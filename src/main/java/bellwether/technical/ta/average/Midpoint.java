package bellwether.technical.ta.average;

import bellwether.technical.ta.WarmUp;

/// The middle between the highest and the lowest of the last `period` values, in the units of the
/// input.
///
/// Source: TA-Lib MIDPOINT (one input) and MIDPRICE (highs and lows). Warm-up: `period − 1`.
/// Constant input: the constant.
public final class Midpoint {
    private Midpoint() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    /// `high` and `low` may be the same array.
    public static void compute(double[] high, double[] low, int size, int period, double[] out) {
        if (WarmUp.everywhere(out, size, warmUp(period))) {
            return;
        }
        int highAt = -1;
        int lowAt = -1;
        double highest = 0;
        double lowest = 0;
        for (int i = period - 1; i < size; i++) {
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
            out[i] = (highest + lowest) / 2;
        }
    }
}
