package bellwether.platform.ops;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;

/// One part of the service as its health is told.
///
/// @param words what that means, for people
/// @param facts what it was judged by
public record Component(
        HealthStatus status, @JsonProperty("message") String words, Map<String, Object> facts) {
    static Component of(HealthStatus status, String words) {
        return new Component(status, words, Map.of());
    }

    Component with(String fact, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(facts);
        more.put(fact, value);
        return new Component(status, words, more);
    }

    @Override
    @JsonAnyGetter
    public Map<String, Object> facts() {
        return facts;
    }
}
