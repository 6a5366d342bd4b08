package bellwether.desk.watchlist;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What is said of a symbol now.
///
/// @param verdict null where there is none
/// @param asOf of the newest bar that it looked at
/// @param analysis the id of the analysis that says so; null of other sources
/// @param changed when it last became another; null where it never did
/// @param unknown why there is no verdict; null where there is one
public record ListedVerdict(
        @Nullable String verdict,
        @Nullable Double score,
        @Nullable LocalDate asOf,
        @Nullable String analysis,
        @Nullable Change changed,
        @Nullable String unknown) {

    /// The last change of the verdict.
    ///
    /// @param date the day that the first analysis with the new verdict looked at
    public record Change(LocalDate date, String from, String to) {}

    public static ListedVerdict unknown(String why) {
        return new ListedVerdict(null, null, null, null, null, why);
    }
}
