package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Sma;

/// Fast stochastic: where the close stands in the range of the last bars (`k`), and its simple
/// average (`d`); 0 to 100.
///
/// Source: Lane; TA-Lib STOCHF. Warm-up: `fastK + fastD − 2` for both lines. A window without
/// range: 0, as TA-Lib answers.
public final class StochasticFast {
    private StochasticFast() {}

    public static int warmUp(int fastK, int fastD) {
        return fastK + fastD - 2;
    }

    public static void compute(Series bars, int fastK, int fastD, double[] k, double[] d) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        Stochastic.fast(high, low, close, 0, size, fastK, k);
        Sma.compute(k, fastK - 1, size, fastD, d);
        WarmUp.everywhere(k, size, warmUp(fastK, fastD));
    }
}
