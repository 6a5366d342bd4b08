package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// Volume-weighted average price of everything since the first bar: `Σ(typical × volume) / Σ
/// volume`, in the units of the price. Bars before the anchor are holes, which are left out.
///
/// Source: Shannon's anchored VWAP. Warm-up: 0. No volume so far: the typical price.
public final class AnchoredVwap {
    private AnchoredVwap() {}

    public static int warmUp() {
        return 0;
    }

    public static void compute(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        double paid = 0;
        double shares = 0;
        for (int i = 0; i < size; i++) {
            double typical = RollingVwap.typical(high[i], low[i], close[i]);
            paid += typical * volume[i];
            shares += volume[i];
            out[i] = shares > 0 ? paid / shares : typical;
        }
    }
}
