package bellwether.technical.ta.chart;

import java.util.List;

/// A chart pattern on the bar that confirmed it. It never changes and never vanishes afterwards:
/// later bars are not asked.
///
/// `direction` is 1 for rising prices and −1 for falling ones; `level` is the price that had to
/// give way; `target` is the measured one, `level ± height` of the picture, NaN where the kind has
/// none; `quality` is 0 to 1, the mean of three marks:
///
/// - shape: how well the picture keeps its own rules, 0 to 1, told by each kind;
/// - size: `height / (6 × ATR 14)`, at most 1;
/// - volume: the confirming bar's against 1.5 times the mean of the 20 bars before, at most 1; 0.5
///   without any volume.
public record ChartPattern(
        Kind kind,
        int direction,
        List<Pivot> pivots,
        int confirmedAt,
        double level,
        double target,
        double quality) {

    public ChartPattern {
        pivots = List.copyOf(pivots);
        if (!(quality >= 0 && quality <= 1)) {
            throw new IllegalArgumentException("quality must be 0 to 1, was " + quality);
        }
    }

    public enum Kind {
        DOUBLE_TOP(
                "Two highs at one level and a close below the low between them: buyers failed twice."),
        DOUBLE_BOTTOM(
                "Two lows at one level and a close above the high between them: sellers failed twice."),
        HEAD_AND_SHOULDERS(
                "A high between two lower ones and a close below the line under them: a top."),
        INVERSE_HEAD_AND_SHOULDERS(
                "A low between two higher ones and a close above the line over them: a bottom."),
        ASCENDING_TRIANGLE("Rising lows against a flat ceiling: pressure that left one way."),
        DESCENDING_TRIANGLE("Falling highs against a flat floor: pressure that left one way."),
        SYMMETRICAL_TRIANGLE(
                "Falling highs and rising lows: a range that narrowed and then broke."),
        FLAG("A steep move, a short rest, and a close beyond the rest: the move continues."),
        CUP_WITH_HANDLE(
                "A long round dip, a shallow rest near the old high, and a close above it."),
        VOLATILITY_CONTRACTION(
                "Pullbacks, each much smaller than the last, and a close above them."),
        BREAKOUT("The first close beyond the highs or lows of the last 55 bars.", 57),
        GAP("No trade between two bars' ranges, by at least half an average range."),
        GOLDEN_CROSS("The 50-bar average rose above the 200-bar average.", 201),
        DEATH_CROSS("The 50-bar average fell below the 200-bar average.", 201),
        SQUEEZE("The price lay unusually still for at least six bars and has begun to move.");

        private final String meaning;
        private final int barsNeeded;

        Kind(String meaning) {
            this(meaning, ChartPatterns.BARS_NEEDED);
        }

        Kind(String meaning, int barsNeeded) {
            this.meaning = meaning;
            this.barsNeeded = barsNeeded;
        }

        /// Bars up to and with the first one on which it can be told; before that it is not "not
        /// there" but unknown.
        public int barsNeeded() {
            return barsNeeded;
        }

        public String meaning() {
            return meaning;
        }
    }
}
