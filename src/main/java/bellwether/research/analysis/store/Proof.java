package bellwether.research.analysis.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A stored analysis, recomputed from the bars up to its date alone.
///
/// @param barsUsed how many bars up to that date there are now
/// @param barsLater how many later ones there are, which were cut off
/// @param notCompared what does not follow from those bars
@JsonInclude
public record Proof(
        AnalysisId id,
        String ticker,
        LocalDate asOf,
        Instant createdAt,
        @JsonUnwrapped Finding finding,
        int barsUsed,
        int barsLater,
        @JsonUnwrapped Comparison comparison,
        Versions stored,
        Versions now,
        List<String> notCompared) {

    /// What it came to.
    ///
    /// @param equal whether everything that was compared is equal, to the bit
    record Finding(Outcome outcome, boolean equal, @JsonProperty("message") String words) {}

    /// @param valuesCompared numbers, words and nulls of the document
    /// @param differences the first hundred
    record Comparison(int valuesCompared, int differenceCount, List<Difference> differences) {}

    enum Outcome {
        /// The same bars and formulas give the same analysis.
        EQUAL,
        /// Bars up to that date have been changed, added or removed since.
        HISTORY_REVISED,
        /// The formulas are others since; this program does not keep the old ones.
        FORMULA_MOVED,
        /// There are no bars any more, too few, or some that cannot be analysed.
        NO_HISTORY,
        /// The same bars and formulas gave something else: a fault of this program.
        DIFFERENT;

        @JsonValue
        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param pointer into the analysis
    /// @param recomputed null also when it is no longer there
    record Difference(String pointer, @Nullable JsonNode stored, @Nullable JsonNode recomputed) {}

    /// @param barsHash of the bars up to the date; null in analyses of formula version 1
    record Versions(@Nullable Long dataVersion, int formulaVersion, @Nullable String barsHash) {}
}
