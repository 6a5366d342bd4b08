package bellwether.research.analysis.vote;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.chart.ChartInputs;
import bellwether.technical.ta.momentum.Cci;
import bellwether.technical.ta.momentum.Macd;
import bellwether.technical.ta.momentum.Rsi;
import bellwether.technical.ta.momentum.Stochastic;
import bellwether.technical.ta.momentum.WilliamsR;
import bellwether.technical.ta.trend.Directional;
import bellwether.technical.ta.trend.ParabolicSar;
import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;
import bellwether.technical.ta.volatility.TrueRange;
import bellwether.technical.ta.volume.Cmf;
import bellwether.technical.ta.volume.Obv;

/// Every indicator that an analysis reads, over one series; the columns are reused from symbol to
/// symbol. Each value depends on the bars up to its own alone, so that it is the same, to the bit,
/// whatever bars follow. Not safe for several threads: each worker has its own.
public final class IndicatorPanel {
    /// Bars over which volume is compared with price.
    public static final int OBV_SPAN = 20;

    private static final int[] AVERAGES = {20, 50, 200};

    private Series series =
            new Series(
                    new double[0], new double[0], new double[0], new double[0], new double[0], 0);

    public double[] rsi = {};
    public double[] stochasticK = {};
    public double[] stochasticD = {};
    public double[] cci = {};
    public double[] williamsR = {};
    public double[] macd = {};
    public double[] macdSignal = {};
    public double[] macdHistogram = {};
    public double[] plusDi = {};
    public double[] minusDi = {};
    public double[] dx = {};
    public double[] adx = {};
    public double[] ema20 = {};
    public double[] ema50 = {};
    public double[] ema200 = {};
    public double[] sar = {};
    public double[] bandUpper = {};
    public double[] bandMiddle = {};
    public double[] bandLower = {};
    public double[] atr = {};
    private double[] range = {};
    public double[] obv = {};
    public double[] cmf = {};

    /// Computes everything over `next`, for a look at its last bar: what looks back over a window
    /// alone is computed there alone.
    public void read(Series next) {
        readNewest(next, 1);
    }

    /// The same for a look at the last few bars.
    public void readNewest(Series next, int bars) {
        take(next);
        momentum(Math.max(0, next.size() - bars));
        trend();
        rest();
    }

    /// The same for a look at any bar.
    public void readAll(Series next) {
        read(next);
        Cci.compute(series, 20, cci);
        WilliamsR.compute(series, 14, williamsR);
    }

    /// What the search for chart patterns need not measure again.
    public ChartInputs measured() {
        return new ChartInputs(atr, bandUpper, bandMiddle, bandLower, range, ema20);
    }

    /// Takes a series and makes room for it; somebody else fills the columns.
    public void take(Series next) {
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
        range = new double[size];
        obv = new double[size];
        cmf = new double[size];
    }

    private void momentum(int first) {
        int size = series.size();
        Rsi.compute(series.close(), size, 14, rsi);
        Stochastic.compute(series, 14, 3, 3, stochasticK, stochasticD);
        int firstCci = Math.max(first, Cci.warmUp(20));
        if (firstCci < size) {
            Cci.computeFrom(series, firstCci, 20, cci);
        }
        int firstWilliamsR = Math.max(first, WilliamsR.warmUp(14));
        if (firstWilliamsR < size) {
            WilliamsR.computeFrom(series, firstWilliamsR, 14, williamsR);
        }
    }

    private void trend() {
        int size = series.size();
        Macd.compute(series.close(), size, 12, 26, 9, macd, macdSignal, macdHistogram);
        TrueRange.computeKnown(series, range);
        Directional.compute(series, range, 14, plusDi, minusDi, dx, adx);
        Ema.computeThree(series.close(), size, AVERAGES, ema20, ema50, ema200);
        ParabolicSar.compute(series, 0.02, 0.2, sar);
    }

    private void rest() {
        int size = series.size();
        Bollinger.compute(series.close(), size, 20, 2, bandUpper, bandMiddle, bandLower);
        Atr.compute(range, size, 14, atr);
        Obv.compute(series, obv);
        Cmf.compute(series, 20, cmf);
    }

    public Series series() {
        return series;
    }

    public int lastBar() {
        return series.size() - 1;
    }

    public double close() {
        return close(lastBar());
    }

    public double close(int bar) {
        return series.close()[bar];
    }

    /// The value on the last bar.
    public double last(double[] column) {
        return column[lastBar()];
    }

    /// Whether the close has not moved over the `changes` changes that end with this bar.
    boolean closesAreFlat(int bar, int changes) {
        for (int i = bar - changes + 1; i <= bar; i++) {
            if (series.close()[i] != series.close()[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// Whether the `bars` bars that end with this one had no range at all between their highest
    /// high and lowest low.
    boolean rangeIsFlat(int bar, int bars) {
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int i = bar - bars + 1; i <= bar; i++) {
            high = Math.max(high, series.high()[i]);
            low = Math.min(low, series.low()[i]);
            if (high > low) {
                return false;
            }
        }
        return high == low;
    }
}
