package bellwether.research.learning.feature;

import java.util.Arrays;

/// Logarithms of ratios of closes: what is scaled in all bars alike changes no bit.
final class ReturnColumns {
    private static final int[] BARS = {1, 2, 5, 10, 21, 63, 126, 252};
    private static final int FIRST = FeatureCatalogue.column("return_1");
    private static final int MOMENTUM = FeatureCatalogue.column("momentum_252_21");
    private static final int YEAR = 252;
    private static final int MONTH = 21;

    private ReturnColumns() {}

    static void fill(FeatureInputs in, double[][] out) {
        double[] close = in.series.close();
        for (int i = 0; i < BARS.length; i++) {
            fill(close, in.size, BARS[i], out[FIRST + i]);
        }
        double[] momentum = out[MOMENTUM];
        Arrays.fill(momentum, 0, Math.min(YEAR, in.size), Double.NaN);
        for (int bar = YEAR; bar < in.size; bar++) {
            momentum[bar] = StrictMath.log(close[bar - MONTH] / close[bar - YEAR]);
        }
    }

    /// ln(C ÷ C so many bars before).
    static void fill(double[] close, int size, int bars, double[] out) {
        Arrays.fill(out, 0, Math.min(bars, size), Double.NaN);
        for (int bar = bars; bar < size; bar++) {
            out[bar] = StrictMath.log(close[bar] / close[bar - bars]);
        }
    }
}
