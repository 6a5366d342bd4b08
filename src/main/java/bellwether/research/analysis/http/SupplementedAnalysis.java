package bellwether.research.analysis.http;

import bellwether.platform.base.Json;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/// A stored analysis, and behind its own fields what other modules know of it.
///
/// @param beside by the names of the fields, in their order
record SupplementedAnalysis(StoredAnalysis stored, Map<String, Object> beside) {
    @JsonValue
    @JsonRawValue
    public String json() {
        String own = stored.json();
        StringBuilder all = new StringBuilder(own.substring(0, own.length() - 1));
        beside.forEach(
                (name, block) -> all.append(",\"%s\":%s".formatted(name, Json.answer(block))));
        return all.append('}').toString();
    }
}
