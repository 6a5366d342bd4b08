package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Ema;

/// Force index: an exponential average of `(close − previous close) × volume`; price times shares.
///
/// Source: Elder 1993, seeded like TA-Lib's EMA. Warm-up: `period`. An unchanged close or no volume
/// counts 0.
public final class ForceIndex {
    private ForceIndex() {}

    public static int warmUp(int period) {
        return period;
    }

    public static int stableAfter(int period) {
        return 1 + Ema.stableAfter(period);
    }

    public static void compute(Series bars, int period, double[] out) {
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        for (int i = 1; i < size; i++) {
            out[i] = (close[i] - close[i - 1]) * volume[i];
        }
        Ema.compute(out, 1, size, period, out);
    }
}
