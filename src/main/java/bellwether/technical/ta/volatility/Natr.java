package bellwether.technical.ta.volatility;

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

    public static void compute(
            double[] high, double[] low, double[] close, int size, int period, double[] out) {
        Atr.compute(high, low, close, size, period, out);
        for (int i = warmUp(period); i < size; i++) {
            out[i] = close[i] == 0 ? 0 : 100 * (out[i] / close[i]);
        }
    }
}
