package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// Accumulation and distribution: the running total of `multiplier × volume`, the multiplier as in
/// [Cmf]; in shares.
///
/// Source: Chaikin; TA-Lib AD. Warm-up: 0. A bar without range or volume: unchanged. The level
/// depends on the first bar; only changes mean anything.
public final class AccumulationDistribution {
    private AccumulationDistribution() {}

    public static int warmUp() {
        return 0;
    }

    public static void compute(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        double total = 0;
        for (int i = 0; i < size; i++) {
            total += Cmf.multiplier(high[i], low[i], close[i]) * volume[i];
            out[i] = total;
        }
    }
}
