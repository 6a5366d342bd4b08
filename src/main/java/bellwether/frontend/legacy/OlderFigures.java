package bellwether.frontend.legacy;

import bellwether.platform.base.Json;
import bellwether.platform.base.WireNumbers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Figures under their older names. One that is absent is null, and `undefined` says why.
final class OlderFigures {
    private final ObjectNode figures = Json.shared().createObjectNode();
    private final ObjectNode undefined = Json.shared().createObjectNode();
    private final Map<String, String> reasons;

    /// @param reasons of absent metrics, by their newer names
    OlderFigures(Map<String, String> reasons) {
        this.reasons = reasons;
    }

    OlderFigures put(String name, Object value) {
        figures.set(name, Json.answers().valueToTree(value));
        return this;
    }

    OlderFigures count(String name, long value) {
        figures.put(name, value);
        return this;
    }

    /// @param metric its newer name
    OlderFigures number(String name, @Nullable Double value, String metric) {
        return value == null
                ? absent(name, reasons.getOrDefault(metric, "not computed"))
                : finite(name, value);
    }

    /// A fraction in percent.
    OlderFigures percent(String name, @Nullable Double fraction, String metric) {
        return number(name, fraction == null ? null : Double.valueOf(100 * fraction), metric);
    }

    private OlderFigures finite(String name, double value) {
        figures.put(name, new BigDecimal(WireNumbers.computed(value)));
        return this;
    }

    OlderFigures absent(String name, String reason) {
        figures.putNull(name);
        undefined.put(name, reason);
        return this;
    }

    JsonNode json() {
        figures.set("undefined", undefined);
        return figures;
    }
}
