package bellwether.technical.ta.volatility;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Ema;

/// Keltner channel: an exponential average of the close and lines some average true ranges above
/// and below; price units.
///
/// Source: Keltner 1960 in Raschke's form, [Ema] and [Atr]. Warm-up: the later of the two. Constant
/// input: the constant.
public final class Keltner {
    private Keltner() {}

    public static int warmUp(int period, int atrPeriod) {
        return Math.max(Ema.warmUp(period), Atr.warmUp(atrPeriod));
    }

    public static int stableAfter(int period, int atrPeriod) {
        return Math.max(Ema.stableAfter(period), Atr.stableAfter(atrPeriod));
    }

    public static void compute(
            Series bars,
            int period,
            double multiple,
            int atrPeriod,
            double[] upper,
            double[] middle,
            double[] lower) {
        double[] close = bars.close();
        int size = bars.size();
        Ema.compute(close, size, period, middle);
        Atr.compute(bars, atrPeriod, upper);
        int first = warmUp(period, atrPeriod);
        lines(size, first, multiple, upper, middle, lower);
        WarmUp.everywhere(middle, size, first);
    }

    /// The lines alone, where true ranges and the average of `period` bars are known already.
    public static void compute(
            double[] ranges,
            double[] middle,
            int size,
            int period,
            double multiple,
            int atrPeriod,
            double[] upper,
            double[] lower) {
        Atr.compute(ranges, size, atrPeriod, upper);
        lines(size, warmUp(period, atrPeriod), multiple, upper, middle, lower);
    }

    private static void lines(
            int size, int first, double multiple, double[] upper, double[] middle, double[] lower) {
        for (int i = first; i < size; i++) {
            double reach = multiple * upper[i];
            upper[i] = middle[i] + reach;
            lower[i] = middle[i] - reach;
        }
        WarmUp.everywhere(upper, size, first);
        WarmUp.everywhere(lower, size, first);
    }
}
