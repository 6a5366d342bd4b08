package bellwether.technical.ta.chart;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.average.Extremes;
import bellwether.technical.ta.average.Sma;
import bellwether.technical.ta.volatility.Keltner;
import java.util.ArrayList;
import java.util.List;

/// What the chart patterns see on one bar: the bars up to it, their averages, and the turning
/// points confirmed by then.
final class ChartBars {
    private static final double FULL_SIZE = 6;
    private static final double BUSY = 1.5;
    private static final int VOLUME_BARS = 20;

    Series series;
    double[] atr = {};
    double[] quick = {};
    double[] slow = {};
    double[] upper = {};
    double[] middle = {};
    double[] lower = {};
    double[] channelTop = {};
    double[] channelBottom = {};
    double[] meanVolume = {};
    private final PivotBars turns = new PivotBars();
    final Pivots swings = Pivots.swings(turns);
    final Pivots waves = Pivots.waves(turns);
    final List<ChartPattern> found = new ArrayList<>();

    ChartBars(Series series) {
        this.series = series;
    }

    /// Begins with another series, in the same memory where it is large enough.
    void read(Series next, ChartInputs measured) {
        series = next;
        turns.read(next);
        swings.clear(next);
        waves.clear(next);
        found.clear();
        int size = next.size();
        if (quick.length < size) {
            grow(size);
        }
        double[] close = next.close();
        atr = measured.atr();
        upper = measured.upper();
        middle = measured.middle();
        lower = measured.lower();
        Sma.compute(close, size, 50, quick);
        Sma.compute(close, size, 200, slow);
        Keltner.compute(
                measured.ranges(),
                measured.average(),
                size,
                20,
                1.5,
                10,
                channelTop,
                channelBottom);
        Sma.compute(next.volume(), size, VOLUME_BARS, meanVolume);
    }

    private void grow(int size) {
        quick = new double[size];
        slow = new double[size];
        channelTop = new double[size];
        channelBottom = new double[size];
        meanVolume = new double[size];
    }

    double high(int bar) {
        return series.high()[bar];
    }

    double low(int bar) {
        return series.low()[bar];
    }

    double close(int bar) {
        return series.close()[bar];
    }

    double highest(int from, int to) {
        return high(Extremes.highest(series.high(), from, to));
    }

    double lowest(int from, int to) {
        return low(Extremes.lowest(series.low(), from, to));
    }

    /// Adds a pattern that bar `t` confirms; `height` is the picture's, NaN when it has none to
    /// measure by.
    void add(
            ChartPattern.Kind kind,
            int direction,
            int t,
            double level,
            double height,
            double shape,
            Pivot... pivots) {
        double size =
                Double.isNaN(height) || atr[t] == 0
                        ? 0.5
                        : Math.clamp(height / (FULL_SIZE * atr[t]), 0.0, 1.0);
        double usual = meanVolume[t - 1];
        double volume = usual > 0 ? Math.clamp(series.volume()[t] / (BUSY * usual), 0.0, 1.0) : 0.5;
        double mark = Double.isNaN(shape) ? 0 : Math.clamp(shape, 0.0, 1.0);
        double quality = (mark + size + volume) / 3;
        found.add(
                new ChartPattern(
                        kind,
                        direction,
                        List.of(pivots),
                        t,
                        level,
                        level + direction * height,
                        quality));
    }
}
