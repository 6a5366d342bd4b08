package bellwether.technical.ta.chart;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.volatility.Atr;
import bellwether.technical.ta.volatility.Bollinger;

/// What whoever searches for chart patterns has measured already: [Atr] of 14 bars and [Bollinger]
/// bands of 20 bars and 2 deviations, over the same series.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ChartInputs(double[] atr, double[] upper, double[] middle, double[] lower) {
    /// Measures a series that nobody has measured yet.
    static ChartInputs of(Series series) {
        int size = series.size();
        double[] close = series.close();
        ChartInputs all =
                new ChartInputs(
                        new double[size], new double[size], new double[size], new double[size]);
        Atr.compute(series, 14, all.atr);
        Bollinger.compute(close, size, 20, 2, all.upper, all.middle, all.lower);
        return all;
    }
}
