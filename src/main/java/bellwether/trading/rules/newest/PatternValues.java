package bellwether.trading.rules.newest;

import bellwether.technical.ta.NewestPatterns;
import bellwether.technical.ta.Series;
import bellwether.technical.ta.candle.CandlePattern;
import bellwether.technical.ta.chart.ChartPattern;
import bellwether.technical.ta.chart.ChartPatterns;
import bellwether.trading.rules.evaluation.PatternWords;

/// Patterns on the last bars, as the places of their words.
final class PatternValues {
    private NewestPatterns found = new NewestPatterns();
    private int[] seen = {};

    /// @param patterns of the newest bars of this series
    void read(Series series, NewestPatterns patterns) {
        found = patterns;
        seen = ChartPatterns.barsSeen(series);
    }

    double candle(CandlePattern pattern, int bar) {
        return PatternWords.candle(found.candle(pattern, bar));
    }

    /// Of several of one kind on a bar, the last.
    double chart(ChartPattern.Kind kind, int bar) {
        double word = PatternWords.absent(kind, seen, bar);
        for (ChartPattern pattern : found.charts(0)) {
            if (pattern.kind() == kind && pattern.confirmedAt() == bar) {
                word = PatternWords.chart(pattern);
            }
        }
        return word;
    }
}
