package bellwether.research.learning.sample;

/// Sessions next to each other whose rows test.
///
/// @param first session
/// @param last session
/// @param firstStart when the first of its labels begins
/// @param latestEnd when the last of its labels ends; before the first start where it has no row
public record TestRun(int first, int last, int firstStart, int latestEnd) {
    public TestRun {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException(
                    "a run must not end before it begins, was %d to %d".formatted(first, last));
        }
    }

    boolean holds(int date) {
        return date >= first && date <= last;
    }

    /// Whether a label touches those of the run, or begins so many sessions behind them.
    boolean touches(int start, int end, int embargo) {
        return latestEnd >= firstStart && end >= firstStart && start <= latestEnd + embargo;
    }
}
