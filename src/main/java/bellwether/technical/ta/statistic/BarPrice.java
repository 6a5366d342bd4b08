package bellwether.technical.ta.statistic;

/// One price for a whole bar; in the units of the price, warm-up 0.
///
/// Source: TA-Lib AVGPRICE, MEDPRICE, TYPPRICE and WCLPRICE.
public final class BarPrice {
    private BarPrice() {}

    /// `(open + high + low + close) / 4`.
    public static void average(
            double[] open, double[] high, double[] low, double[] close, int size, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i] + open[i]) / 4;
        }
    }

    /// `(high + low) / 2`.
    public static void median(double[] high, double[] low, int size, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i]) / 2;
        }
    }

    /// `(high + low + close) / 3`.
    public static void typical(
            double[] high, double[] low, double[] close, int size, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i]) / 3;
        }
    }

    /// `(high + low + 2 × close) / 4`.
    public static void weighted(
            double[] high, double[] low, double[] close, int size, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i] * 2) / 4;
        }
    }
}
