package bellwether.technical.ta.momentum;

import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.average.Sma;

/// The fast stochastic of the RSI: where the RSI stands in its own recent range (`k`), and its
/// simple average (`d`); 0 to 100.
///
/// Source: Chande and Kroll 1994; TA-Lib STOCHRSI. Warm-up: `period + fastK + fastD − 2` for both
/// lines. A window in which the RSI does not move: 0, as TA-Lib answers.
public final class StochasticRsi {
    private StochasticRsi() {}

    public static int warmUp(int period, int fastK, int fastD) {
        return period + fastK + fastD - 2;
    }

    public static int stableAfter(int period, int fastK, int fastD) {
        return 2 * Rsi.stableAfter(period) + warmUp(period, fastK, fastD);
    }

    public static void compute(
            double[] in, int size, int period, int fastK, int fastD, double[] k, double[] d) {
        Rsi.compute(in, size, period, d);
        Stochastic.fast(d, d, d, period, size, fastK, k);
        Sma.compute(k, period + fastK - 1, size, fastD, d);
        WarmUp.everywhere(k, size, warmUp(period, fastK, fastD));
    }
}
