package bellwether.research.learning.feature;

import bellwether.technical.ta.Input;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.statistic.LinearRegression;
import bellwether.technical.ta.volatility.Variance;
import bellwether.technical.ta.volume.Cmf;
import bellwether.technical.ta.volume.Obv;
import java.util.Arrays;
import java.util.List;

/// What was traded. A bar whose volume is not known never happened.
final class VolumeColumns {
    private static final int Z = FeatureCatalogue.column("volume_z_63");
    private static final int RATIO = FeatureCatalogue.column("volume_5_63");
    private static final int OBV_SLOPE = FeatureCatalogue.column("obv_slope_21");
    private static final int CMF = FeatureCatalogue.column("cmf_20");
    private static final int DOLLARS = FeatureCatalogue.column("dollar_volume");
    private static final int AMIHUD = FeatureCatalogue.column("amihud_21");
    private static final int[] ALL = {Z, RATIO, OBV_SLOPE, CMF, DOLLARS, AMIHUD};
    private static final int QUARTER = 63;
    private static final int MONTH = 21;
    private static final List<Input> NEEDED = List.of(Input.VOLUME);

    private VolumeColumns() {}

    static void fill(FeatureInputs in, double[][] out) {
        Series series = in.series;
        if (series.isWhole(NEEDED)) {
            whole(series, in, out);
            return;
        }
        Series whole = series.withoutHoles(NEEDED);
        whole(whole, in, out);
        for (int column : ALL) {
            spread(series, whole.size(), out[column]);
        }
    }

    /// The traded money alone.
    static void fillDollars(FeatureInputs in, double[] out) {
        Series series = in.series;
        boolean isWhole = series.isWhole(NEEDED);
        Series whole = isWhole ? series : series.withoutHoles(NEEDED);
        money(whole, in.first);
        dollars(in.first, whole.size(), out);
        logs(out, whole.size());
        if (!isWhole) {
            spread(series, whole.size(), out);
        }
    }

    /// Moves what was computed without the holes back to its bars.
    static void spread(Series series, int whole, double[] out) {
        int from = whole - 1;
        for (int bar = series.size() - 1; bar >= 0; bar--) {
            out[bar] = series.isHole(NEEDED, bar) ? Double.NaN : out[from--];
        }
    }

    private static void whole(Series series, FeatureInputs in, double[][] out) {
        int size = series.size();
        double[] volume = series.volume();
        double[] quarter = in.first;
        Sma.compute(volume, size, QUARTER, quarter);
        Variance.compute(volume, size, QUARTER, out[Z]);
        Sma.compute(volume, size, 5, out[RATIO]);
        for (int bar = 0; bar < size; bar++) {
            out[Z][bar] = (volume[bar] - quarter[bar]) / Math.sqrt(out[Z][bar]);
            out[RATIO][bar] /= quarter[bar];
        }
        slope(series, in, out[OBV_SLOPE]);
        Cmf.compute(series, 20, out[CMF]);
        money(series, in.first);
        amihud(series, in.first, in.second, out[AMIHUD]);
        dollars(in.first, size, out[DOLLARS]);
        logs(out[DOLLARS], size);
    }

    private static void slope(Series series, FeatureInputs in, double[] out) {
        int size = series.size();
        Obv.compute(series, in.first);
        LinearRegression.compute(in.first, size, MONTH, null, out, null, null, null);
        Sma.compute(series.volume(), size, MONTH, in.second);
        for (int bar = 0; bar < size; bar++) {
            out[bar] /= in.second[bar];
        }
    }

    /// C × V of each bar.
    static void money(Series series, double[] out) {
        for (int bar = 0; bar < series.size(); bar++) {
            out[bar] = series.close()[bar] * series.volume()[bar];
        }
    }

    /// The mean of so much money of 21 bars.
    static void dollars(double[] money, int size, double[] out) {
        Sma.compute(money, size, MONTH, out);
    }

    private static void logs(double[] values, int size) {
        for (int bar = 0; bar < size; bar++) {
            values[bar] = values[bar] > 0 ? StrictMath.log(values[bar]) : Double.NaN;
        }
    }

    private static void amihud(Series series, double[] money, double[] shares, double[] out) {
        int size = series.size();
        FeatureInputs.moves(series.close(), size, shares);
        for (int bar = size - 1; bar > 0; bar--) {
            shares[bar] = money[bar] > 0 ? Math.abs(shares[bar - 1]) / money[bar] : Double.NaN;
        }
        Arrays.fill(out, 0, Math.min(MONTH, size), Double.NaN);
        for (int bar = MONTH; bar < size; bar++) {
            double sum = 0;
            int count = 0;
            for (int i = bar - MONTH + 1; i <= bar; i++) {
                if (!Double.isNaN(shares[i])) {
                    sum += shares[i];
                    count++;
                }
            }
            out[bar] = sum / count;
        }
        logs(out, size);
    }
}
