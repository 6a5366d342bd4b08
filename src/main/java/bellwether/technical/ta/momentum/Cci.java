package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;

/// Commodity channel index: `(typical − mean) / (0.015 × mean absolute deviation)` of the typical
/// price; about ±100.
///
/// Typical price is `(high + low + close) / 3`. Source: Lambert 1980; TA-Lib CCI. Warm-up: `period
/// − 1`. No deviation in the window: 0, as TA-Lib answers.
///
/// `out` first holds the typical prices and is then overwritten from its end, so that no other
/// memory is needed.
public final class Cci {
    private static final double LAMBERT = 0.015;

    private Cci() {}

    public static int warmUp(int period) {
        return period - 1;
    }

    public static void compute(Series bars, int period, double[] out) {
        int size = bars.size();
        computeFrom(bars, warmUp(period), period, out);
        WarmUp.everywhere(out, size, warmUp(period));
    }

    /// The same values, of the bars from `first` on alone; what `out` holds before them means
    /// nothing afterwards.
    ///
    /// @param first at least the warm-up
    public static void computeFrom(Series bars, int first, int period, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = first - period + 1; i < size; i++) {
            out[i] = (high[i] + low[i] + close[i]) / 3;
        }
        for (int i = size - 1; i >= first; i--) {
            out[i] = last(out, i - period + 1, i);
        }
    }

    /// The index of one window, its sums kept in four lanes and measured from the last value.
    private static double last(double[] typical, int from, int to) {
        double last = typical[to];
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 <= to; i += 4) {
            a += typical[i] - last;
            b += typical[i + 1] - last;
            c += typical[i + 2] - last;
            d += typical[i + 3] - last;
        }
        for (; i <= to; i++) {
            a += typical[i] - last;
        }
        int period = to - from + 1;
        double offset = ((a + b) + (c + d)) / period;
        double deviation = deviation(typical, from, to, last + offset);
        return deviation == 0 || offset == 0 ? 0 : -offset / (LAMBERT * (deviation / period));
    }

    private static double deviation(double[] typical, int from, int to, double mean) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        int i = from;
        for (; i + 3 <= to; i += 4) {
            a += Math.abs(typical[i] - mean);
            b += Math.abs(typical[i + 1] - mean);
            c += Math.abs(typical[i + 2] - mean);
            d += Math.abs(typical[i + 3] - mean);
        }
        for (; i <= to; i++) {
            a += Math.abs(typical[i] - mean);
        }
        return (a + b) + (c + d);
    }
}
