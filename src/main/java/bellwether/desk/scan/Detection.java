package bellwether.desk.scan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A pattern on the bar that completed it. Stored once, and never changed; it belongs to no owner.
///
/// @param id 0 before it is stored
/// @param dataVersion of the symbol's bars
/// @param formula version of the search
/// @param revisedAt when corrected bars no longer showed it
public record Detection(
        long id,
        DetectionPlace place,
        DetectedPattern pattern,
        DetectionPrices prices,
        DetectionFacts facts,
        DetectionFollow follow,
        long dataVersion,
        int formula,
        Instant foundAt,
        @Nullable Instant revisedAt) {
    /// Moves with any change of the search for patterns, or of what is stored of them.
    public static final int FORMULA = 1;
}
