package bellwether.analysis;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;

/// An analysis as it lies in the table and goes to clients.
///
/// @param document the analysis itself, as JSON
record StoredAnalysis(
        long id,
        UUID jobId,
        @JsonIgnore int seq,
        @JsonIgnore double score,
        Instant createdAt,
        @JsonRawValue String document) {}
