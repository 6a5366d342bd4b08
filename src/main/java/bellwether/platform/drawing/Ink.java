package bellwether.platform.drawing;

import java.util.Locale;

/// What a line, an area or words of a chart are, which decides how they look. Lines differ by their
/// dashes too, gains and losses by their shape or sign: no meaning rests on colour alone.
public enum Ink {
    /// The thing that the chart is about.
    FIRST,
    SECOND,
    THIRD,
    FOURTH,
    FIFTH,
    SIXTH,
    /// What it is held against.
    BASELINE,
    /// The middle of a band.
    MIDDLE,
    BAND,
    /// The part of equity that is below its high.
    FALL,
    GAIN,
    LOSS,
    /// A bar that rose, and one that fell.
    RISE,
    DROP,
    VOLUME,
    /// The same of what followed the day of a chart.
    LATER_RISE,
    LATER_DROP,
    LATER_VOLUME,
    /// Prices of a plan.
    ENTRY,
    STOP,
    TARGET,
    /// A figure through turning points.
    SHAPE,
    /// A stretch of time of a lesser and of the main kind.
    STRETCH,
    STRETCH_MAIN,
    GRID,
    AXIS,
    /// The line of 0, or of equal values.
    ZERO,
    WORDS,
    TITLE,
    /// Words on a deep and on a pale colour.
    WORDS_DEEP,
    WORDS_PALE,
    /// Around what is chosen, and what parts that line from what it lies on.
    CHOSEN,
    CHOSEN_EDGE;

    private static final Ink[] LINES = {FIRST, SECOND, THIRD, FOURTH, FIFTH, SIXTH};

    /// How many lines can be told apart.
    public static final int LINE_COUNT = LINES.length;

    /// That of the n-th line, counted from 0.
    public static Ink line(int index) {
        return LINES[index % LINES.length];
    }

    /// Its class in `chart.css`.
    public String style() {
        return "i-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
