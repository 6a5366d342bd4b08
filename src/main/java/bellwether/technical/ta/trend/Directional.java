package bellwether.technical.ta.trend;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.Stability;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.volatility.TrueRange;
import org.jspecify.annotations.Nullable;

/// Directional movement: +DI, −DI, DX and ADX in one pass; each 0 to 100.
///
/// `±DI = 100 × Wilder sum of ±DM / Wilder sum of true range`, `DX = 100 × |+DI − −DI| / (+DI +
/// −DI)`, `ADX` = Wilder's average of DX. Source: Wilder 1978; TA-Lib PLUS_DI, MINUS_DI, DX, ADX:
/// the sums begin with the first `period − 1` changes, ADX with the simple average of the first
/// `period` DX. Warm-up: `period`; `2 × period − 1` for ADX.
///
/// Bars without any range: both DI are 0. Without any directional movement DX and ADX keep their
/// last value, 0 at first.
public final class Directional {
    private Directional() {}

    public static int warmUp(int period) {
        return period;
    }

    public static int warmUpOfAdx(int period) {
        return 2 * period - 1;
    }

    /// Two Wilder averages follow each other, so an error of the seed lives twice as long.
    public static int stableAfter(int period) {
        return 2 * Stability.decay(warmUpOfAdx(period), (period - 1.0) / period);
    }

    /// Fills those of the four outputs that are given.
    public static void compute(
            Series bars,
            int period,
            double @Nullable [] plusDi,
            double @Nullable [] minusDi,
            double @Nullable [] dx,
            double @Nullable [] adx) {
        compute(bars, null, period, plusDi, minusDi, dx, adx);
    }

    /// The same where the true ranges may be known already.
    ///
    /// @param ranges from the second bar on
    public static void compute(
            Series bars,
            double @Nullable [] ranges,
            int period,
            double @Nullable [] plusDi,
            double @Nullable [] minusDi,
            double @Nullable [] dx,
            double @Nullable [] adx) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        notYet(plusDi, size, period);
        notYet(minusDi, size, period);
        notYet(dx, size, period);
        notYet(adx, size, warmUpOfAdx(period));
        boolean wantsDx = dx != null || adx != null;
        double kept = (period - 1.0) / period;
        double weight = 1.0 / period;
        double plus = 0;
        double minus = 0;
        double range = 0;
        double strength = 0;
        double average = 0;
        for (int i = 1; i < size; i++) {
            double up = high[i] - high[i - 1];
            double down = low[i - 1] - low[i];
            double fade = i < period ? 1 : kept;
            plus = plus * fade + (up > 0 && up > down ? up : 0);
            minus = minus * fade + (down > 0 && down > up ? down : 0);
            double wide = ranges == null ? TrueRange.of(high[i], low[i], close[i - 1]) : ranges[i];
            range = range * fade + wide;
            if (i < period) {
                continue;
            }
            if (plusDi != null) {
                plusDi[i] = range == 0 ? 0 : 100 * (plus / range);
            }
            if (minusDi != null) {
                minusDi[i] = range == 0 ? 0 : 100 * (minus / range);
            }
            if (!wantsDx) {
                continue;
            }
            double both = plus + minus;
            boolean tells = both != 0 && range != 0;
            strength = tells ? 100 * (Math.abs(minus - plus) / both) : strength;
            if (dx != null) {
                dx[i] = strength;
            }
            if (adx != null) {
                if (i < 2 * period) {
                    average += tells ? strength * weight : 0;
                } else if (tells) {
                    average = average * kept + strength * weight;
                }
                if (i >= 2 * period - 1) {
                    adx[i] = average;
                }
            }
        }
    }

    private static void notYet(double @Nullable [] out, int size, int warmUp) {
        if (out != null) {
            WarmUp.everywhere(out, size, warmUp);
        }
    }
}
