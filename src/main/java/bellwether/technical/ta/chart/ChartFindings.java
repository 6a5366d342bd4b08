package bellwether.technical.ta.chart;

import java.util.List;

/// The answer to a search for chart patterns. Finding none is not the same as not being able to
/// tell.
public sealed interface ChartFindings {
    /// Every pattern that was confirmed, in the order of the bars that confirmed them.
    record Searched(List<ChartPattern> patterns) implements ChartFindings {
        public Searched {
            patterns = List.copyOf(patterns);
        }
    }

    /// Too few bars to tell; it takes `needed`.
    record CannotTell(int needed) implements ChartFindings {}
}
