package bellwether.analysis;

import bellwether.ta.Atr;
import bellwether.ta.Bollinger;
import bellwether.ta.Cci;
import bellwether.ta.Cmf;
import bellwether.ta.Directional;
import bellwether.ta.Ema;
import bellwether.ta.Macd;
import bellwether.ta.Measured;
import bellwether.ta.Obv;
import bellwether.ta.ParabolicSar;
import bellwether.ta.Rsi;
import bellwether.ta.Series;
import bellwether.ta.Stochastic;
import bellwether.ta.WilliamsR;

/// Every indicator that an analysis reads, over one series; the columns are reused from symbol to
/// symbol. What looks back over a window alone is computed on the last bar alone. Not safe for
/// several threads: each worker has its own.
final class Panel {
    /// Bars over which volume is compared with price.
    static final int OBV_SPAN = 20;

    private Series series =
            new Series(
                    new double[0], new double[0], new double[0], new double[0], new double[0], 0);

    double[] rsi = {};
    double[] stochasticK = {};
    double[] stochasticD = {};
    double[] cci = {};
    double[] williamsR = {};
    double[] macd = {};
    double[] macdSignal = {};
    double[] macdHistogram = {};
    double[] plusDi = {};
    double[] minusDi = {};
    double[] dx = {};
    double[] adx = {};
    double[] ema20 = {};
    double[] ema50 = {};
    double[] ema200 = {};
    double[] sar = {};
    double[] bandUpper = {};
    double[] bandMiddle = {};
    double[] bandLower = {};
    double[] atr = {};
    double[] obv = {};
    double[] cmf = {};

    /// Computes everything over `next`.
    void read(Series next) {
        take(next);
        momentum();
        trend();
        rest();
    }

    /// What the search for chart patterns need not measure again.
    Measured measured() {
        return new Measured(atr, bandUpper, bandMiddle, bandLower);
    }

    /// Takes a series and makes room for it; somebody else fills the columns.
    void take(Series next) {
        series = next;
        if (rsi.length < next.size()) {
            grow(next.size());
        }
    }

    private void grow(int size) {
        rsi = new double[size];
        stochasticK = new double[size];
        stochasticD = new double[size];
        cci = new double[size];
        williamsR = new double[size];
        macd = new double[size];
        macdSignal = new double[size];
        macdHistogram = new double[size];
        plusDi = new double[size];
        minusDi = new double[size];
        dx = new double[size];
        adx = new double[size];
        ema20 = new double[size];
        ema50 = new double[size];
        ema200 = new double[size];
        sar = new double[size];
        bandUpper = new double[size];
        bandMiddle = new double[size];
        bandLower = new double[size];
        atr = new double[size];
        obv = new double[size];
        cmf = new double[size];
    }

    private void momentum() {
        int n = series.size();
        Rsi.compute(series.close(), n, 14, rsi);
        Stochastic.compute(
                series.high(), series.low(), series.close(), n, 14, 3, 3, stochasticK, stochasticD);
        int end = n - 1;
        if (missing(Cci.warmUp(20)) == 0) {
            Cci.computeFrom(series.high(), series.low(), series.close(), end, n, 20, cci);
            WilliamsR.computeFrom(
                    series.high(), series.low(), series.close(), end, n, 14, williamsR);
        }
    }

    private void trend() {
        int n = series.size();
        Macd.compute(series.close(), n, 12, 26, 9, macd, macdSignal, macdHistogram);
        Directional.compute(
                series.high(), series.low(), series.close(), n, 14, plusDi, minusDi, dx, adx);
        Ema.compute(series.close(), n, 20, ema20);
        Ema.compute(series.close(), n, 50, ema50);
        Ema.compute(series.close(), n, 200, ema200);
        ParabolicSar.compute(series.high(), series.low(), n, 0.02, 0.2, sar);
    }

    private void rest() {
        int n = series.size();
        Bollinger.compute(series.close(), n, 20, 2, bandUpper, bandMiddle, bandLower);
        Atr.compute(series.high(), series.low(), series.close(), n, 14, atr);
        Obv.compute(series.close(), series.volume(), n, obv);
        Cmf.compute(series.high(), series.low(), series.close(), series.volume(), n, 20, cmf);
    }

    Series series() {
        return series;
    }

    int lastBar() {
        return series.size() - 1;
    }

    double close() {
        return series.close()[lastBar()];
    }

    /// The value on the last bar.
    double last(double[] column) {
        return column[lastBar()];
    }

    /// How many bars more an indicator needs whose first value stands at `warmUp`; 0 when it has
    /// enough.
    int missing(int warmUp) {
        return Math.max(0, warmUp + 1 - series.size());
    }

    /// Whether the close has not moved over the last `changes` changes.
    boolean closesAreFlat(int changes) {
        for (int i = lastBar() - changes + 1; i <= lastBar(); i++) {
            if (series.close()[i] != series.close()[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the last `bars` bars had no range at all between their highest high and lowest low.
    boolean rangeIsFlat(int bars) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = series.size() - bars; i < series.size(); i++) {
            high = Math.max(high, series.high()[i]);
            low = Math.min(low, series.low()[i]);
        }
        return high == low;
    }
}
