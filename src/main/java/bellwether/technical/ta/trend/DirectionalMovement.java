package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;

/// Wilder's sum of the movement beyond the previous bar's high or low; in the units of the price.
///
/// A bar moves up when its new high is farther out than its new low, and the reverse. Source:
/// Wilder 1978; TA-Lib PLUS_DM and MINUS_DM. Warm-up: `period − 1`. Bars without movement: 0.
public final class DirectionalMovement {
    private DirectionalMovement() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static int stableAfter(int period) {
        return Stability.decay(warmUp(period), (period - 1.0) / period);
    }

    public static void plus(Series bars, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        WarmUp.everywhere(out, size, warmUp(period));
        double kept = (period - 1.0) / period;
        double sum = 0;
        for (int i = 1; i < size; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            sum = (i < period ? sum : sum * kept) + (up > 0 && up > down ? up : 0);
            if (i >= period - 1) {
                out[i] = sum;
            }
        }
    }

    public static void minus(Series bars, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        int size = bars.size();
        WarmUp.everywhere(out, size, warmUp(period));
        double kept = (period - 1.0) / period;
        double sum = 0;
        for (int i = 1; i < size; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            sum = (i < period ? sum : sum * kept) + (down > 0 && down > up ? down : 0);
            if (i >= period - 1) {
                out[i] = sum;
            }
        }
    }
}
