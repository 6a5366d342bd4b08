package bellwether.analysis;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.UUID;

/// An analysis as it lies in the table. Clients see the document with the row's own fields before
/// it.
///
/// @param document the analysis itself, as JSON
record StoredAnalysis(
        long id, UUID jobId, int seq, double score, Instant createdAt, String document) {

    @JsonValue
    @JsonRawValue
    String json() {
        return "{\"id\":%d,\"job_id\":\"%s\",\"created_at\":\"%s\",%s"
                .formatted(id, jobId, createdAt, document.substring(1));
    }
}
