package bellwether.technical.ta.chart;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;
import bellwether.technical.ta.volatility.TrueRange;

/// What whoever searches for chart patterns has measured already: [Atr] of 14 bars and [Bollinger]
/// bands of 20 bars and 2 deviations, [TrueRange] and [Ema] of 20 bars, over the same series.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChartInputs(
        double[] atr,
        double[] upper,
        double[] middle,
        double[] lower,
        double[] ranges,
        double[] average) {
    /// Measures a series that nobody has measured yet.
    static ChartInputs of(Series series) {
        int size = series.size();
        double[] close = series.close();
        ChartInputs all =
                new ChartInputs(
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size],
                        new double[size]);
        TrueRange.computeKnown(series, all.ranges);
        Atr.compute(all.ranges, size, 14, all.atr);
        Ema.compute(close, size, 20, all.average);
        Bollinger.compute(close, size, 20, 2, all.upper, all.middle, all.lower);
        return all;
    }
}
