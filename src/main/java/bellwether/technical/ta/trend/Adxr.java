package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Average directional movement rating: the mean of ADX now and `period − 1` bars ago; 0 to 100.
///
/// Source: Wilder 1978; TA-Lib ADXR. Warm-up: `3 × period − 2`. Quiet bars as in [Directional].
public final class Adxr {
    private Adxr() {}

    public static int warmUp(int period) {
        return 3 * period - 2;
    }

    public static int stableAfter(int period) {
        return Directional.stableAfter(period) + period;
    }

    public static void compute(Series bars, int period, double[] out) {
        int size = bars.size();
        Directional.compute(bars, period, null, null, null, out);
        for (int i = size - 1; i >= warmUp(period); i--) {
            out[i] = (out[i] + out[i - period + 1]) / 2;
        }
        WarmUp.everywhere(out, size, warmUp(period));
    }
}
