package bellwether.trading.rules.evaluation;

import bellwether.technical.ta.candle.Candles;
import bellwether.technical.ta.chart.ChartPattern;

/// Patterns as the places of their words: bearish, none, bullish; NaN where they cannot be told.
public final class PatternWords {
    private static final double BEARISH = 0;
    private static final double NONE = 1;
    private static final double BULLISH = 2;

    private PatternWords() {}

    /// What a search for candles says of a bar.
    public static double candle(short value) {
        return value == Candles.CANNOT_TELL
                ? Double.NaN
                : value > 0 ? BULLISH : value < 0 ? BEARISH : NONE;
    }

    /// One that was found, on its bar.
    public static double chart(ChartPattern found) {
        return found.direction() > 0 ? BULLISH : BEARISH;
    }

    /// Of a bar on which a chart pattern was not found.
    ///
    /// @param seen how many bars up to each can be seen
    public static double absent(ChartPattern.Kind kind, int[] seen, int bar) {
        boolean hole = seen[bar] == (bar == 0 ? 0 : seen[bar - 1]);
        return hole || seen[bar] < kind.barsNeeded() ? Double.NaN : NONE;
    }
}
