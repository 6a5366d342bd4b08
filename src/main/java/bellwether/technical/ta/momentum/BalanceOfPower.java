package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;

/// Balance of power: `(close − open) / (high − low)`; −1 to 1.
///
/// Source: Livshin 2001; TA-Lib BOP. Warm-up: 0. A bar without range: 0.
public final class BalanceOfPower {
    private BalanceOfPower() {}

    public static int warmUp() {
        return 0;
    }

    public static void compute(Series bars, double[] out) {
        double[] open = bars.open();
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = 0; i < size; i++) {
            double range = high[i] - low[i];
            out[i] = range > 0 ? (close[i] - open[i]) / range : 0;
        }
    }
}
