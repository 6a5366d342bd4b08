package bellwether.research.analysis.store;

import bellwether.platform.base.Json;
import bellwether.platform.base.MomentText;
import bellwether.platform.base.RoundedJson;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An analysis as it lies in the table. Clients see the document with the row's own fields before
/// it.
///
/// @param standing how it compares with the others of its job
/// @param document the analysis itself, as JSON
public record StoredAnalysis(
        long id,
        UUID jobId,
        int seq,
        double score,
        Instant createdAt,
        Standing standing,
        String document) {
    /// Prices, money, units, and what was given.
    private static final Set<String> EXACT =
            Set.of(
                    "last_close",
                    "close",
                    "price",
                    "stop",
                    "target",
                    "support",
                    "resistance",
                    "narrow_high",
                    "narrow_low",
                    "year_high",
                    "year_low",
                    "tick",
                    "lot",
                    "shares",
                    "capital",
                    "position_value",
                    "capital_at_risk",
                    "rate");

    /// The place among the symbols of the job by `performance.strength`.
    ///
    /// @param percentile 1, the weakest, to 99
    /// @param universe how many symbols were compared
    /// @param unknown why the two are null
    record Standing(
            @Nullable Integer percentile, @Nullable Integer universe, @Nullable String unknown) {
        static final Standing NO_STRENGTH =
                new Standing(null, null, "the returns over a year are not known");
        static final Standing UNRANKED =
                new Standing(
                        null,
                        null,
                        "available once the job has completed, if another of its symbols has its last bar on the same day");
    }

    /// The id that clients know it by.
    public AnalysisId publicId() {
        return new AnalysisId(id);
    }

    /// The document as it goes out: computed numbers rounded, prices and money as they are.
    public String shown() {
        return RoundedJson.of(document, EXACT);
    }

    @JsonValue
    @JsonRawValue
    public String json() {
        return "{\"id\":\"%s\",\"job_id\":\"%s\",\"created_at\":\"%s\",\"relative_strength\":%s,%s"
                .formatted(
                        publicId(),
                        jobId,
                        MomentText.of(createdAt),
                        Json.write(standing),
                        shown().substring(1));
    }
}
