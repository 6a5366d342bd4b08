package bellwether.research.analysis;

import com.fasterxml.jackson.databind.JsonNode;

/// What is known of the signals that an analysis shows, from the module that counts what followed
/// them.
@FunctionalInterface
public interface AnalysisEvidence {
    /// As JSON writes it.
    ///
    /// @param analysis as clients see it
    Object of(String owner, JsonNode analysis);
}
