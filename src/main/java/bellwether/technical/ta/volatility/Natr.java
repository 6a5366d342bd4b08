package bellwether.technical.ta.volatility;

import bellwether.technical.ta.Series;

/// Average true range in percent of the close: `100 × ATR / close`.
///
/// Source: Forman 2006; TA-Lib NATR. Warm-up: `period`. Bars without movement, and a close of 0: 0.
public final class Natr {
    private Natr() {}

    public static int warmUp(int period) {
        return Atr.warmUp(period);
    }

    public static int stableAfter(int period) {
        return Atr.stableAfter(period);
    }

    public static void compute(Series bars, int period, double[] out) {
        double[] close = bars.close();
        int size = bars.size();
        Atr.compute(bars, period, out);
        for (int i = warmUp(period); i < size; i++) {
            out[i] = close[i] == 0 ? 0 : 100 * (out[i] / close[i]);
        }
    }
}
