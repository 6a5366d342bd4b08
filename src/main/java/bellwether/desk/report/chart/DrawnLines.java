package bellwether.desk.report.chart;

import bellwether.market.bars.Bars;
import bellwether.platform.drawing.ChartBand;
import bellwether.platform.drawing.ChartLine;
import bellwether.platform.drawing.ChartPoints;
import bellwether.platform.drawing.Ink;
import bellwether.technical.ta.average.Ema;
import bellwether.technical.ta.volatility.Bollinger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Averages and bands that voters look at, over all bars that the analysis saw, so that they end
/// where it did.
record DrawnLines(ChartBasis basis, int from) {
    private static final int BAND = 20;
    private static final double DEVIATIONS = 2;
    private static final List<Integer> PERIODS = List.of(20, 50, 200);

    List<ChartLine> averages() {
        Bars bars = basis.history().bars();
        List<ChartLine> lines = new ArrayList<>();
        for (int i = 0; i < PERIODS.size(); i++) {
            int period = PERIODS.get(i);
            if (basis.seen() >= period) {
                double[] average = new double[basis.seen()];
                Ema.compute(bars.close(), basis.seen(), period, average);
                lines.add(new ChartLine("EMA " + period, Ink.line(i), points(average)));
            }
        }
        return lines;
    }

    @Nullable ChartBand band() {
        int seen = basis.seen();
        if (seen < BAND) {
            return null;
        }
        double[] upper = new double[seen];
        double[] middle = new double[seen];
        double[] lower = new double[seen];
        Bollinger.compute(
                basis.history().bars().close(), seen, BAND, DEVIATIONS, upper, middle, lower);
        return new ChartBand("Bollinger 20, 2", points(lower), points(upper));
    }

    private ChartPoints points(double[] values) {
        return ChartPoints.of(values.length - from, i -> i, i -> values[from + i]);
    }
}
