package bellwether.technical.ta.volatility;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Highest;
import bellwether.technical.ta.average.Lowest;

/// Donchian channel: the highest high and the lowest low of the last `period` bars, this one
/// included, and their middle.
///
/// In the units of the price. Source: Donchian. Warm-up: `period − 1`. Constant input: the
/// constant.
public final class Donchian {
    private Donchian() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(
            Series bars, int period, double[] upper, double[] middle, double[] lower) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        Highest.compute(high, size, period, upper);
        Lowest.compute(low, size, period, lower);
        WarmUp.everywhere(middle, size, warmUp(period));
        for (int i = warmUp(period); i < size; i++) {
            middle[i] = (upper[i] + lower[i]) / 2;
        }
    }
}
