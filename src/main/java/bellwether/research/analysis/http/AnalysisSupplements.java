package bellwether.research.analysis.http;

import bellwether.research.analysis.AnalysisEvidence;
import bellwether.research.analysis.AnalysisModel;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/// What other modules know of one analysis that is read by itself.
///
/// @param evidence of the signals that it shows
/// @param model of its session
public record AnalysisSupplements(AnalysisEvidence evidence, AnalysisModel model) {
    /// By the names of the fields.
    ///
    /// @param analysis as clients see it
    /// @param wanted whether a field is
    Map<String, Object> of(String owner, JsonNode analysis, Predicate<String> wanted) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (wanted.test("evidence")) {
            all.put("evidence", evidence.of(owner, analysis));
        }
        if (wanted.test("model")) {
            all.put("model", model.of(analysis));
        }
        return all;
    }
}
