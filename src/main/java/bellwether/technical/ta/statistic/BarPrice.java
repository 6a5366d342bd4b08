package bellwether.technical.ta.statistic;

import bellwether.technical.ta.Series;

/// One price for a whole bar; in the units of the price, warm-up 0.
///
/// Source: TA-Lib AVGPRICE, MEDPRICE, TYPPRICE and WCLPRICE.
public final class BarPrice {
    private BarPrice() {}

    /// `(open + high + low + close) / 4`.
    public static void average(Series bars, double[] out) {
        double[] open = bars.open();
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i] + open[i]) / 4;
        }
    }

    /// `(high + low) / 2`.
    public static void median(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i]) / 2;
        }
    }

    /// `(high + low + close) / 3`.
    public static void typical(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i]) / 3;
        }
    }

    /// `(high + low + 2 × close) / 4`.
    public static void weighted(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i] * 2) / 4;
        }
    }
}
