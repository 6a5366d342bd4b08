package bellwether.technical.ta.volume;

import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;

/// Volume-weighted average price since the session began: `Σ(typical × volume) / Σ volume`, in the
/// units of the price. Bars outside sessions are holes, which are left out.
///
/// Source: the usual definition of the day's VWAP. Warm-up: 0. No volume in the session so far: the
/// typical price.
public final class SessionVwap {
    private SessionVwap() {}

    public static int warmUp() {
        return 0;
    }

    public static void compute(Series bars, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        double[] session = bars.column(Input.SESSION);
        int size = bars.size();
        double paid = 0;
        double shares = 0;
        for (int i = 0; i < size; i++) {
            if (i > 0 && session[i] != session[i - 1]) {
                paid = 0;
                shares = 0;
            }
            double typical = RollingVwap.typical(high[i], low[i], close[i]);
            paid += typical * volume[i];
            shares += volume[i];
            out[i] = shares > 0 ? paid / shares : typical;
        }
    }
}
