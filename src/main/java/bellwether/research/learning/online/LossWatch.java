package bellwether.research.learning.online;

import bellwether.technical.statistics.models.PageHinkley;

/// Watches whether what a version loses beyond the base rate, on average of a day, rises.
///
/// @param memory of the days that are over
/// @param day whose labels come in now, from 1970
/// @param excess sum of its losses less the base rate's
/// @param rows of the day
public record LossWatch(PageHinkley.Memory memory, long day, double excess, int rows) {
    /// Before the first label.
    public static final LossWatch NONE = new LossWatch(PageHinkley.Memory.NONE, 0, 0, 0);

    /// Daily rises up to this are chance.
    public static final double TOLERANCE = 0.005;

    /// So much more must have come together.
    public static final double THRESHOLD = 2;

    /// What the watch has found.
    public record Finding(LossWatch watch, boolean alarm) {}

    /// Whether labels of an earlier day were counted that is over on this one.
    public boolean isOver(long today) {
        return rows > 0 && today > day;
    }

    /// Ends the day.
    public Finding ended() {
        PageHinkley test = PageHinkley.resumed(TOLERANCE, THRESHOLD, memory);
        boolean alarm = test.add(excess / rows);
        return new Finding(new LossWatch(test.memory(), day, 0, 0), alarm);
    }

    /// With one row more of a day.
    public LossWatch with(long today, double more) {
        return new LossWatch(memory, Math.max(day, today), excess + more, rows + 1);
    }
}
