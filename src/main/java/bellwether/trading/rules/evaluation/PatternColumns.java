package bellwether.trading.rules.evaluation;

import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartFindings;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Patterns as columns of words: bearish, none, bullish, or unknown where they cannot be told. Each
/// search is made once.
final class PatternColumns {
    private final Series series;
    private final int from;
    private short @Nullable [][] candles;
    private @Nullable List<ChartPattern> charts;

    PatternColumns(Series series, int from) {
        this.series = series;
        this.from = from;
    }

    double[] candle(CandlePattern pattern) {
        short[][] found = candles;
        if (found == null) {
            found = new short[CandlePattern.values().length][series.size()];
            new Candles().computeFrom(series, from, found);
            candles = found;
        }
        short[] row = found[pattern.row()];
        double[] column = new double[series.size()];
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = PatternWords.candle(row[bar]);
        }
        return column;
    }

    double[] chart(ChartPattern.Kind kind) {
        double[] column = new double[series.size()];
        int[] seen = ChartPatterns.barsSeen(series);
        for (int bar = 0; bar < column.length; bar++) {
            column[bar] = PatternWords.absent(kind, seen, bar);
        }
        for (ChartPattern pattern : charts()) {
            if (pattern.kind() == kind) {
                column[pattern.confirmedAt()] = PatternWords.chart(pattern);
            }
        }
        return column;
    }

    private List<ChartPattern> charts() {
        List<ChartPattern> found = charts;
        if (found == null) {
            found =
                    switch (new ChartPatterns().searchFrom(series, from)) {
                        case ChartFindings.CannotTell _ -> List.of();
                        case ChartFindings.Searched(List<ChartPattern> patterns) -> patterns;
                    };
            charts = found;
        }
        return found;
    }
}
