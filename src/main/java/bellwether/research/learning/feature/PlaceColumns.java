package bellwether.research.learning.feature;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Extremes;
import bellwether.technical.ta.average.Highest;
import bellwether.technical.ta.average.Lowest;
import java.util.Arrays;

/// Where the close lies among the bars before, and what shape the bar has.
final class PlaceColumns {
    private static final int HIGH_20 = FeatureCatalogue.column("from_high_20");
    private static final int LOW_20 = FeatureCatalogue.column("from_low_20");
    private static final int HIGH_252 = FeatureCatalogue.column("from_high_252");
    private static final int LOW_252 = FeatureCatalogue.column("from_low_252");
    private static final int SINCE_HIGH = FeatureCatalogue.column("bars_since_high");
    private static final int DRAWDOWN = FeatureCatalogue.column("drawdown");
    private static final int GAP = FeatureCatalogue.column("gap");
    private static final int RANGE = FeatureCatalogue.column("range_atr");
    private static final int BODY = FeatureCatalogue.column("body");
    private static final int PLACE = FeatureCatalogue.column("close_place");
    private static final int RUN = FeatureCatalogue.column("run");
    private static final int YEAR = 252;

    private PlaceColumns() {}

    static void fill(FeatureInputs in, double[][] out) {
        Series series = in.series;
        int size = in.size;
        Highest.compute(series.high(), size, 20, out[HIGH_20]);
        Lowest.compute(series.low(), size, 20, out[LOW_20]);
        Lowest.compute(series.low(), size, YEAR, out[LOW_252]);
        Highest.compute(series.close(), size, YEAR, out[DRAWDOWN]);
        sinceHigh(series.high(), size, out[SINCE_HIGH], out[HIGH_252]);
        double[] close = series.close();
        double[] atr = in.panel().atr;
        for (int bar = 0; bar < size; bar++) {
            out[HIGH_20][bar] = (close[bar] - out[HIGH_20][bar]) / atr[bar];
            out[LOW_20][bar] = (close[bar] - out[LOW_20][bar]) / atr[bar];
            out[HIGH_252][bar] = (close[bar] - out[HIGH_252][bar]) / atr[bar];
            out[LOW_252][bar] = (close[bar] - out[LOW_252][bar]) / atr[bar];
            out[DRAWDOWN][bar] = close[bar] / out[DRAWDOWN][bar] - 1;
        }
        shapes(series, atr, out);
        runs(close, size, out[RUN]);
    }

    private static void sinceHigh(double[] high, int size, double[] since, double[] highest) {
        Arrays.fill(since, 0, Math.min(YEAR - 1, size), Double.NaN);
        Arrays.fill(highest, 0, Math.min(YEAR - 1, size), Double.NaN);
        int at = -1;
        for (int bar = YEAR - 1; bar < size; bar++) {
            if (at <= bar - YEAR) {
                at = Extremes.highest(high, bar - YEAR + 1, bar);
            } else if (high[bar] >= high[at]) {
                at = bar;
            }
            since[bar] = bar - at;
            highest[bar] = high[at];
        }
    }

    private static void shapes(Series series, double[] atr, double[][] out) {
        double[] open = series.open();
        double[] close = series.close();
        double[] low = series.low();
        for (int bar = 0; bar < series.size(); bar++) {
            double range = series.high()[bar] - low[bar];
            out[GAP][bar] = bar == 0 ? Double.NaN : StrictMath.log(open[bar] / close[bar - 1]);
            out[RANGE][bar] = range / atr[bar];
            out[BODY][bar] = range > 0 ? (close[bar] - open[bar]) / range : 0;
            out[PLACE][bar] = range > 0 ? (close[bar] - low[bar]) / range : 0.5;
        }
    }

    private static void runs(double[] close, int size, double[] out) {
        double run = 0;
        for (int bar = 0; bar < size; bar++) {
            if (bar == 0) {
                out[bar] = Double.NaN;
                continue;
            }
            double side = Math.signum(close[bar] - close[bar - 1]);
            run = side * run > 0 ? run + side : side;
            out[bar] = run;
        }
    }
}
