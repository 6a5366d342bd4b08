package bellwether.desk.scan;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The numbers by which something was detected, as they were then.
///
/// @param compared in the order in which they are explained
/// @param pivots of chart patterns that have some
public record DetectionFacts(List<Fact> compared, List<PivotFact> pivots) {
    public DetectionFacts {
        compared = List.copyOf(compared);
        pivots = List.copyOf(pivots);
    }

    /// A number, and what it had to be.
    ///
    /// @param needed in words; null for one that was not compared by itself
    /// @param passed null likewise
    public record Fact(
            String name, double value, @Nullable String needed, @Nullable Boolean passed) {
        /// One that is shown only.
        public static Fact shown(String name, double value) {
            return new Fact(name, value, null, null);
        }
    }

    /// A turning point.
    ///
    /// @param knownAt the bar on which it was known
    public record PivotFact(Instant bar, double price, boolean top, Instant knownAt) {}
}
