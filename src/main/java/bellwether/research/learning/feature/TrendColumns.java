package bellwether.research.learning.feature;

import bellwether.research.analysis.vote.IndicatorPanel;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.statistic.LinearRegression;
import bellwether.technical.ta.trend.Supertrend;

/// Closes against their averages, and how strongly they trend.
final class TrendColumns {
    private static final int[] AVERAGES = {10, 20, 50, 200};
    private static final int CLOSE_SMA = FeatureCatalogue.column("close_sma_10");
    private static final int SMA_50_200 = FeatureCatalogue.column("sma_50_200");
    private static final int MACD = FeatureCatalogue.column("macd_histogram_atr");
    private static final int ADX = FeatureCatalogue.column("adx_14");
    private static final int DIRECTION = FeatureCatalogue.column("di_difference_14");
    private static final int SLOPE = FeatureCatalogue.column("slope_63_atr");
    private static final int SUPERTREND = FeatureCatalogue.column("supertrend_side");
    private static final int SLOPE_BARS = 63;

    private TrendColumns() {}

    static void fill(FeatureInputs in, double[][] out) {
        averages(in, out);
        IndicatorPanel panel = in.panel();
        double[] atr = panel.atr;
        LinearRegression.compute(
                in.series.close(), in.size, SLOPE_BARS, null, out[SLOPE], null, null, null);
        Supertrend.compute(in.series, 10, 3, in.first, out[SUPERTREND]);
        for (int bar = 0; bar < in.size; bar++) {
            out[MACD][bar] = panel.macdHistogram[bar] / atr[bar];
            out[ADX][bar] = panel.adx[bar];
            out[DIRECTION][bar] = panel.plusDi[bar] - panel.minusDi[bar];
            out[SLOPE][bar] /= atr[bar];
        }
    }

    private static void averages(FeatureInputs in, double[][] out) {
        double[] close = in.series.close();
        for (int i = 0; i < AVERAGES.length; i++) {
            Sma.compute(close, in.size, AVERAGES[i], out[CLOSE_SMA + i]);
        }
        double[] quick = out[CLOSE_SMA + 2];
        double[] slow = out[CLOSE_SMA + 3];
        for (int bar = 0; bar < in.size; bar++) {
            out[SMA_50_200][bar] = quick[bar] / slow[bar] - 1;
        }
        for (int i = 0; i < AVERAGES.length; i++) {
            compare(close, in.size, out[CLOSE_SMA + i]);
        }
    }

    /// Puts C ÷ average − 1 in the place of the average.
    static void compare(double[] close, int size, double[] average) {
        for (int bar = 0; bar < size; bar++) {
            average[bar] = close[bar] / average[bar] - 1;
        }
    }
}
