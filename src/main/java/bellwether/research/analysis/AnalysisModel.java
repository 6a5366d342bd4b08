package bellwether.research.analysis;

import com.fasterxml.jackson.databind.JsonNode;

/// What a model says of the session of an analysis, from the module that trains models.
@FunctionalInterface
public interface AnalysisModel {
    /// As JSON writes it.
    ///
    /// @param analysis as clients see it
    Object of(JsonNode analysis);
}
