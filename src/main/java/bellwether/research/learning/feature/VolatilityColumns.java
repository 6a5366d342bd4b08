package bellwether.research.learning.feature;

import bellwether.technical.statistics.volatility.GarmanKlass;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.volatility.Variance;
import java.util.Arrays;

/// How much prices move.
final class VolatilityColumns {
    private static final int[] DEVIATIONS = {5, 21, 63};
    private static final int DEVIATION = FeatureCatalogue.column("deviation_5");
    private static final int DEVIATION_5_63 = FeatureCatalogue.column("deviation_5_63");
    private static final int ATR = FeatureCatalogue.column("atr_percent");
    private static final int GARMAN_KLASS = FeatureCatalogue.column("garman_klass_1");
    private static final int WIDTH_RANK = FeatureCatalogue.column("band_width_rank");

    /// Bars that a width is compared with, itself among them.
    private static final int WIDTHS = 126;

    private static final int FIRST_WIDTH = 19;

    private VolatilityColumns() {}

    /// @param widths of the Bollinger bands
    static void fill(FeatureInputs in, double[][] out, double[] widths) {
        for (int i = 0; i < DEVIATIONS.length; i++) {
            deviation(in.moves, in.size, DEVIATIONS[i], in.first, out[DEVIATION + i]);
        }
        for (int bar = 0; bar < in.size; bar++) {
            out[DEVIATION_5_63][bar] = out[DEVIATION][bar] / out[DEVIATION + 2][bar];
            out[ATR][bar] = in.panel().atr[bar] / in.series.close()[bar];
        }
        garmanKlass(in, out);
        ranks(widths, in.size, out[WIDTH_RANK]);
    }

    /// The standard deviation of so many returns of one bar.
    static void deviation(double[] moves, int size, int bars, double[] scratch, double[] out) {
        Arrays.fill(out, 0, Math.min(bars, size), Double.NaN);
        if (size <= bars) {
            return;
        }
        Variance.compute(moves, size - 1, bars, scratch);
        for (int bar = bars; bar < size; bar++) {
            out[bar] = Math.sqrt(scratch[bar - 1]);
        }
    }

    private static void garmanKlass(FeatureInputs in, double[][] out) {
        double[] variances = in.first;
        for (int bar = 0; bar < in.size; bar++) {
            variances[bar] =
                    GarmanKlass.of(
                            in.series.open()[bar],
                            in.series.high()[bar],
                            in.series.low()[bar],
                            in.series.close()[bar]);
            out[GARMAN_KLASS][bar] = StrictMath.log(variances[bar]);
        }
        logMean(variances, in.size, 5, out[GARMAN_KLASS + 1]);
        logMean(variances, in.size, 22, out[GARMAN_KLASS + 2]);
    }

    private static void logMean(double[] values, int size, int bars, double[] out) {
        Sma.compute(values, size, bars, out);
        for (int bar = bars - 1; bar < size; bar++) {
            out[bar] = StrictMath.log(out[bar]);
        }
    }

    private static void ranks(double[] widths, int size, double[] out) {
        int begin = FIRST_WIDTH + WIDTHS - 1;
        Arrays.fill(out, 0, Math.min(begin, size), Double.NaN);
        for (int bar = begin; bar < size; bar++) {
            double width = widths[bar];
            int below = 0;
            int notAbove = 0;
            for (int i = bar - WIDTHS + 1; i < bar; i++) {
                below += widths[i] < width ? 1 : 0;
                notAbove += widths[i] <= width ? 1 : 0;
            }
            out[bar] = (below + notAbove) / (2.0 * (WIDTHS - 1));
        }
    }
}
