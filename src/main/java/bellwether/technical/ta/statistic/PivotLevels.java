package bellwether.technical.ta.statistic;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.WarmUp;
import bellwether.technical.ta.volume.RollingVwap;

/// Levels for a bar from the bar before it; in the units of the price, warm-up 1.
///
/// Source: the floor traders' classic pivots, and Ochoa's central pivot range.
public final class PivotLevels {
    private PivotLevels() {}

    public static int warmUp() {
        return 1;
    }

    /// `pivot = (H + L + C) / 3`, `r1 = 2 × pivot − L`, `s1 = 2 × pivot − H`, `r2`, `s2 = pivot ±
    /// (H − L)`, `r3 = r1 + (H − L)`, `s3 = s1 − (H − L)` of the bar before. `levels` are pivot,
    /// r1, r2, r3, s1, s2, s3.
    public static void classic(Series bars, double[]... levels) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        for (int i = 0; i < levels.length; i++) {
            WarmUp.everywhere(levels[i], size, warmUp());
        }
        for (int i = 1; i < size; i++) {
            double pivot = RollingVwap.typical(high[i - 1], low[i - 1], close[i - 1]);
            double range = high[i - 1] - low[i - 1];
            double resistance = 2 * pivot - low[i - 1];
            double support = 2 * pivot - high[i - 1];
            levels[0][i] = pivot;
            levels[1][i] = resistance;
            levels[2][i] = pivot + range;
            levels[3][i] = resistance + range;
            levels[4][i] = support;
            levels[5][i] = pivot - range;
            levels[6][i] = support - range;
        }
    }

    /// `pivot` as above, `bottom = (H + L) / 2` and `top = 2 × pivot − bottom` of the bar before,
    /// the lower of them as `bottom`.
    public static void central(Series bars, double[] pivot, double[] bottom, double[] top) {
        double[] high = bars.high();
        double[] low = bars.low();
        double[] close = bars.close();
        int size = bars.size();
        WarmUp.everywhere(pivot, size, warmUp());
        WarmUp.everywhere(bottom, size, warmUp());
        WarmUp.everywhere(top, size, warmUp());
        for (int i = 1; i < size; i++) {
            double centre = RollingVwap.typical(high[i - 1], low[i - 1], close[i - 1]);
            double half = (high[i - 1] + low[i - 1]) / 2;
            double mirrored = 2 * centre - half;
            pivot[i] = centre;
            bottom[i] = half < mirrored ? half : mirrored;
            top[i] = half < mirrored ? mirrored : half;
        }
    }
}
