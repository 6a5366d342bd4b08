package bellwether.research.analysis.http;

import bellwether.platform.base.Json;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;

/// A stored analysis, and behind its own fields the evidence of its signals.
record EvidencedAnalysis(StoredAnalysis stored, Object evidence) {
    /// The name of what is behind them.
    static final String FIELD = "evidence";

    @JsonValue
    @JsonRawValue
    public String json() {
        String own = stored.json();
        return "%s,\"%s\":%s}"
                .formatted(own.substring(0, own.length() - 1), FIELD, Json.answer(evidence));
    }
}
