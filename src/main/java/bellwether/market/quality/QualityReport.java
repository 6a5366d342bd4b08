package bellwether.market.quality;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that is known to be wrong with a symbol's bars, or could be.
///
/// @param askedAs the former name that it was asked for by; null when that is the present one
/// @param exchange whose calendar the bars were held against
/// @param score the sum of the findings'
/// @param findings the worst first
/// @param notJudged what could not be looked for
public record QualityReport(
        String ticker,
        @Nullable String askedAs,
        String exchange,
        boolean synthetic,
        @JsonUnwrapped Judged judged,
        double score,
        List<QualityFinding> findings,
        List<NotJudged> notJudged) {
    /// The bars that were looked at.
    ///
    /// @param bars how many
    /// @param dataVersion of them
    /// @param current whether they are still the bars of today
    public record Judged(
            int bars,
            @JsonProperty("first_on") String first,
            @JsonProperty("last_on") String last,
            long dataVersion,
            boolean current,
            Instant computedAt) {}

    public QualityReport {
        findings = List.copyOf(findings);
        notJudged = List.copyOf(notJudged);
    }
}
