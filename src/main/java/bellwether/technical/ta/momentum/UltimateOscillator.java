package bellwether.technical.ta.momentum;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.volatility.TrueRange;

/// Ultimate oscillator: buying pressure over true range in three windows, weighted 4, 2 and 1; 0 to
/// 100.
///
/// `100 × (4 × b1/r1 + 2 × b2/r2 + b3/r3) / 7`, pressure `close − min(low, previous close)`, the
/// shortest window first. Source: Williams 1985; TA-Lib ULTOSC. Warm-up: the longest window. A
/// window without range adds 0. Sums are kept as in [Wma].
public final class UltimateOscillator {
    private static final int FRESH_EVERY = 512;
    private static final double TOO_LARGE = 1e4;
    private static final double SCALE = 100.0 / 7;
    private static final double TINY = 1e-200;
    private static final double HUGE = 1e200;

    private UltimateOscillator() {}

    public static int warmUp(int first, int second, int third) {
        return Math.max(first, Math.max(second, third));
    }

    public static void compute(Series bars, int first, int second, int third, double[] out) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        int i = warmUp(first, second, third);
        if (WarmUp.everywhere(out, size, i)) {
            return;
        }
        int shortest = Math.min(first, Math.min(second, third));
        int middle = first + second + third - shortest - i;
        int longest = i;
        while (i < size) {
            i =
                    run(
                            high,
                            low,
                            close,
                            i,
                            Math.min(size, i + FRESH_EVERY),
                            shortest,
                            middle,
                            longest,
                            out);
        }
    }

    /// Starts with fresh sums at `first` and returns the bar at which the next fresh sums are due.
    private static int run(
            double[] high,
            double[] low,
            double[] close,
            int first,
            int stop,
            int shortest,
            int middle,
            int longest,
            double[] out) {
        double b1 = 0;
        double b2 = 0;
        double b3 = 0;
        double r1 = 0;
        double r2 = 0;
        double r3 = 0;
        for (int i = first - longest + 1; i <= first; i++) {
            double pressure = pressure(low, close, i);
            double range = range(high, low, close, i);
            b3 += pressure;
            r3 += range;
            if (i > first - middle) {
                b2 += pressure;
                r2 += range;
            }
            if (i > first - shortest) {
                b1 += pressure;
                r1 += range;
            }
        }
        double peak = r3;
        out[first] = value(b1, r1, b2, r2, b3, r3);
        for (int i = first + 1; i < stop; i++) {
            double pressure = pressure(low, close, i);
            double range = range(high, low, close, i);
            b1 += pressure - pressure(low, close, i - shortest);
            r1 += range - range(high, low, close, i - shortest);
            b2 += pressure - pressure(low, close, i - middle);
            r2 += range - range(high, low, close, i - middle);
            b3 += pressure - pressure(low, close, i - longest);
            r3 += range - range(high, low, close, i - longest);
            peak = r3 > peak ? r3 : peak;
            if (peak > TOO_LARGE * r1) {
                return i;
            }
            out[i] = value(b1, r1, b2, r2, b3, r3);
        }
        return stop;
    }

    /// Over a common denominator, as one division takes as long as ten multiplications; each share
    /// by itself where that would be 0 or beyond all numbers.
    private static double value(double b1, double r1, double b2, double r2, double b3, double r3) {
        double later = r2 * r3;
        double all = r1 * later;
        if (all > TINY && all < HUGE) {
            return SCALE * ((4 * b1 * later + r1 * (2 * b2 * r3 + b3 * r2)) / all);
        }
        return SCALE * (4 * share(b1, r1) + 2 * share(b2, r2) + share(b3, r3));
    }

    private static double pressure(double[] low, double[] close, int i) {
        double previous = close[i - 1];
        return close[i] - (low[i] < previous ? low[i] : previous);
    }

    private static double range(double[] high, double[] low, double[] close, int i) {
        return TrueRange.of(high[i], low[i], close[i - 1]);
    }

    private static double share(double pressure, double range) {
        return range == 0 ? 0 : pressure / range;
    }
}
