package bellwether.technical.ta.volatility;

import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Sma;

/// Bollinger bands: a simple average and the lines some population standard deviations above and
/// below it; input units.
///
/// Source: Bollinger; TA-Lib BBANDS with a simple average. Warm-up: `period − 1`. Constant input:
/// all three lines are the constant.
public final class Bollinger {
    private Bollinger() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(
            double[] in,
            int size,
            int period,
            double deviations,
            double[] upper,
            double[] middle,
            double[] lower) {
        Sma.compute(in, size, period, middle);
        Variance.compute(in, size, period, upper);
        WarmUp.everywhere(lower, size, warmUp(period));
        for (int i = warmUp(period); i < size; i++) {
            double reach = Math.sqrt(upper[i]) * deviations;
            upper[i] = middle[i] + reach;
            lower[i] = middle[i] - reach;
        }
    }
}
