package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;

/// On-balance volume: the running total of volume, added when the close rises and taken away when
/// it falls; in shares.
///
/// Source: Granville; TA-Lib OBV, which begins with the first bar's volume. Warm-up: 0. An
/// unchanged close: unchanged. The level depends on the first bar; only changes mean anything.
public final class Obv {
    private Obv() {}

    public static int warmUp() {
        return 0;
    }

    public static void compute(Series bars, double[] out) {
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        if (size == 0) {
            return;
        }
        double total = volume[0];
        out[0] = total;
        for (int i = 1; i < size; i++) {
            if (close[i] > close[i - 1]) {
                total += volume[i];
            } else if (close[i] < close[i - 1]) {
                total -= volume[i];
            }
            out[i] = total;
        }
    }
}
