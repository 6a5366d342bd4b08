package bellwether.research.learning.sample;

/// Sessions next to each other whose rows test.
///
/// @param first session
/// @param last session
/// @param firstStart when the first of its labels begins
/// @param latestEnd when the last of its labels ends; before the first start where it has no row
/// @param embargoed the last date behind it on which no label may begin
public record TestRun(int first, int last, int firstStart, int latestEnd, int embargoed) {
    public TestRun {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "a run must not end before it begins, was %d to %d".formatted(first, last));
        }
    }

    boolean holds(int date) {
        return date >= first && date <= last;
    }

    /// Whether a label touches those of the run, or begins within the embargo behind them.
    boolean touches(int start, int end) {
        return latestEnd >= firstStart && end >= firstStart && start <= embargoed;
    }
}
