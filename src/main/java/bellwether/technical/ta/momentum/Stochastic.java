package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Extremes;
import bellwether.technical.ta.average.Sma;

/// Slow stochastic: where the close stands in the range of the last bars, smoothed once (`k`) and
/// twice (`d`); 0 to 100.
///
/// `fast = 100 × (close − lowest low) / (highest high − lowest low)` over `fastK` bars, `k =
/// SMA(fast, slowK)`, `d = SMA(k, slowD)`. Source: Lane; TA-Lib STOCH with simple averages.
/// Warm-up: `fastK + slowK + slowD − 3` for both lines. A window without range: 0, as TA-Lib
/// answers.
public final class Stochastic {
    private Stochastic() {}

    public static int warmUp(int fastK, int slowK, int slowD) {
        return fastK + slowK + slowD - 3;
    }

    public static void compute(
            Series bars, int fastK, int slowK, int slowD, double[] k, double[] d) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        fast(high, low, close, 0, size, fastK, d);
        Sma.compute(d, fastK - 1, size, slowK, k);
        Sma.compute(k, fastK + slowK - 2, size, slowD, d);
        WarmUp.everywhere(k, size, warmUp(fastK, slowK, slowD));
    }

    /// The line before smoothing over inputs whose first values stand at `from`; warm-up `from +
    /// period − 1`.
    static void fast(
            double[] high,
            double[] low,
            double[] close,
            int from,
            int size,
            int period,
            double[] out) {
        int first = from + period - 1;
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
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
            out[i] = range == 0 ? 0 : 100 * ((close[i] - lowest) / range);
        }
    }
}
