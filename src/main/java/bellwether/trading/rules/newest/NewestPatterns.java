package bellwether.trading.rules.newest;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.trading.rules.evaluation.PatternWords;
import java.util.List;

/// Patterns on the last bars, each search made once.
final class NewestPatterns {
    private final Candles search = new Candles();
    private final ChartPatterns charts = new ChartPatterns();
    private short[][] candles = new short[CandlePattern.values().length][0];
    private List<ChartPattern> found = List.of();
    private int[] seen = {};

    /// @param supplied what has measured the series already
    void read(Series series, SuppliedValues supplied) {
        int from = Math.max(0, series.size() - NewestValues.BARS);
        if (candles[0].length < series.size()) {
            candles = new short[candles.length][series.size()];
        }
        search.computeFrom(series, from, candles);
        seen = ChartPatterns.barsSeen(series);
        found =
                switch (charts.searchFrom(series, from, supplied.chartInputs())) {
                    case ChartFindings.CannotTell _ -> List.of();
                    case ChartFindings.Searched(List<ChartPattern> patterns) -> patterns;
                };
    }

    double candle(CandlePattern pattern, int bar) {
        return PatternWords.candle(candles[pattern.row()][bar]);
    }

    /// Of several of one kind on a bar, the last.
    double chart(ChartPattern.Kind kind, int bar) {
        double word = PatternWords.absent(kind, seen, bar);
        for (ChartPattern pattern : found) {
            if (pattern.kind() == kind && pattern.confirmedAt() == bar) {
                word = PatternWords.chart(pattern);
            }
        }
        return word;
    }
}
