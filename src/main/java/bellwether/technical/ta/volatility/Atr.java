package bellwether.technical.ta.volatility;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Average true range: Wilder's average of the true range, `atr += (range − atr) / period`, in the
/// units of the price.
///
/// Source: Wilder 1978; TA-Lib ATR, seeded by the simple average of the first `period` ranges.
/// Warm-up: `period`. Bars without movement: 0.
public final class Atr {
    private Atr() {}

    public static int warmUp(int period) {
        return period;
    }

    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), (period - 1.0) / period);
    }

    public static void compute(Series bars, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double sum = 0;
        for (int i = 1; i <= first; i++) {
            sum += TrueRange.of(high[i], low[i], close[i - 1]);
        }
        double atr = sum / period;
        double weight = 1.0 / period;
        double kept = (period - 1.0) / period;
        out[first] = atr;
        for (int i = first + 1; i < size; i++) {
            atr = atr * kept + TrueRange.of(high[i], low[i], close[i - 1]) * weight;
            out[i] = atr;
        }
    }

    /// The same of true ranges that are known from the second bar on.
    public static void compute(double[] ranges, int size, int period, double[] out) {
        int first = warmUp(period);
        if (WarmUp.everywhere(out, size, first)) {
            return;
        }
        double sum = 0;
        for (int i = 1; i <= first; i++) {
            sum += ranges[i];
        }
        double atr = sum / period;
        double weight = 1.0 / period;
        double kept = (period - 1.0) / period;
        out[first] = atr;
        for (int i = first + 1; i < size; i++) {
            atr = atr * kept + ranges[i] * weight;
            out[i] = atr;
        }
    }
}
