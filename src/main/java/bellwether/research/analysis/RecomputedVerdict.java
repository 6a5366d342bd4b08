package bellwether.research.analysis;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the formulas of today say of a symbol with the bars up to a past day.
///
/// @param known null where nothing can be said
/// @param unknown why; null where something can
/// @param followed what came after the last of those bars
public record RecomputedVerdict(
        @Nullable Known known, @Nullable String unknown, List<FollowingClose> followed) {
    public RecomputedVerdict {
        followed = List.copyOf(followed);
    }

    /// What can be said.
    ///
    /// @param asOf of the last bar that was looked at
    /// @param lastClose of that bar, with the splits that were in force by then
    public record Known(
            String verdict, double score, LocalDate asOf, BigDecimal lastClose, int formula) {}

    /// A later close.
    ///
    /// @param sessions how many bars later
    /// @param percent from the last close looked at, both adjusted for the splits between
    public record FollowingClose(int sessions, LocalDate date, double percent) {}

    static RecomputedVerdict unknown(String why) {
        return new RecomputedVerdict(null, why, List.of());
    }
}
