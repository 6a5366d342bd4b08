package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Volume-weighted average price of everything since one bar: `Σ(typical × volume) / Σ volume`, in
/// the units of the price.
///
/// Source: Shannon's anchored VWAP. Warm-up: `anchor`, the index of the bar it begins with. No
/// volume so far: the typical price.
public final class AnchoredVwap {
    private AnchoredVwap() {}

    public static int warmUp(int anchor) {
        return anchor;
    }

    public static void compute(Series bars, int anchor, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        WarmUp.everywhere(out, size, warmUp(anchor));
        double paid = 0;
        double shares = 0;
        for (int i = anchor; i < size; i++) {
            double typical = RollingVwap.typical(high[i], low[i], close[i]);
            paid += typical * volume[i];
            shares += volume[i];
            out[i] = shares > 0 ? paid / shares : typical;
        }
    }
}
