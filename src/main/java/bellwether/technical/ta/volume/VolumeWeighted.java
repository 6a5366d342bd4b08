package bellwether.technical.ta.volume;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// The mean of a number of each bar, the bars' volume as the weights: `Σ(number × volume) / Σ
/// volume` of the last `period` bars. Shared by [Vwma], [RollingVwap] and [Cmf].
///
/// The sums carry their rounding error along (Knuth's two-sum), so they do not drift.
final class VolumeWeighted {
    /// The number that is averaged.
    enum Of {
        CLOSE,
        /// `(high + low + close) / 3`.
        TYPICAL,
        /// Where the bar closed in its range, −1 to 1; see [Cmf].
        PLACE
    }

    private VolumeWeighted() {}

    static int warmUp(int period) {
        return period - 1;
    }

    /// A window without volume gives the last number, and 0 for the place in the range.
    static void compute(Of of, Series bars, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int size = bars.size();
        if (WarmUp.everywhere(out, size, warmUp(period))) {
            return;
        }
        double sum = 0;
        double lostSum = 0;
        double total = 0;
        double lostTotal = 0;
        for (int i = 0; i < size; i++) {
            double added = number(of, high, low, close, i) * volume[i];
            double next = sum + added;
            lostSum += lost(sum, added, next);
            sum = next;
            next = total + volume[i];
            lostTotal += lost(total, volume[i], next);
            total = next;
            int old = i - period;
            if (old >= 0) {
                double removed = -number(of, high, low, close, old) * volume[old];
                next = sum + removed;
                lostSum += lost(sum, removed, next);
                sum = next;
                next = total - volume[old];
                lostTotal += lost(total, -volume[old], next);
                total = next;
            }
            if (old >= -1) {
                double weight = total + lostTotal;
                out[i] = mean(sum + lostSum, weight, quiet(of, high, low, close, i));
            }
        }
    }

    /// No number when the volume is not known, which is not the same as none.
    private static double mean(double sum, double weight, double quiet) {
        return weight > 0 || Double.isNaN(weight) ? sum / weight : quiet;
    }

    /// What `sum = a + b` rounded away.
    private static double lost(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    private static double number(Of of, double[] high, double[] low, double[] close, int i) {
        return switch (of) {
            case CLOSE -> close[i];
            case TYPICAL -> RollingVwap.typical(high[i], low[i], close[i]);
            case PLACE -> Cmf.multiplier(high[i], low[i], close[i]);
        };
    }

    private static double quiet(Of of, double[] high, double[] low, double[] close, int i) {
        return of == Of.PLACE ? 0 : number(of, high, low, close, i);
    }
}
