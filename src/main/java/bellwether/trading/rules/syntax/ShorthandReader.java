package bellwether.trading.rules.syntax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Reads the tests that JSON has names of their own for: patterns, regimes, verdicts, scores, days.
/// The tree is that of the plain spelling.
final class ShorthandReader {
    private final JsonConditionReader reader;
    private final JsonValueReader values;

    ShorthandReader(JsonConditionReader reader, JsonValueReader values) {
        this.reader = reader;
        this.values = values;
    }

    Draft read(String key, JsonNode node, String pointer) {
        return switch (key) {
            case "pattern", "chart_pattern" -> pattern(node, pointer);
            case "verdict", "score" -> atLeast(key, node, pointer);
            case "month_begins" -> monthBegins(node, pointer);
            default -> word(key, node, pointer);
        };
    }

    private boolean hasOnly(JsonNode node, String pointer, Set<String> keys, String required) {
        if (!node.isObject() || !node.has(required)) {
            reader.refused(
                    JsonConditionReader.place(pointer, node),
                    "must be an object with %s, was %s"
                            .formatted(required, JsonConditionReader.shown(node)));
            return false;
        }
        node.fieldNames()
                .forEachRemaining(key -> {
                    if (!keys.contains(key)) {
                        reader.refused(
                                JsonConditionReader.place(
                                        pointer + "/" + JsonConditionReader.escaped(key),
                                        node.get(key)),
                                "is not known here; known are "
                                        + String.join(", ", new TreeSet<>(keys)));
                    }
                });
        return true;
    }

    /// `{name, sign}`; either sign when it is left out.
    private Draft pattern(JsonNode node, String pointer) {
        if (!hasOnly(node, pointer, Set.of("name", "sign"), "name")) {
            return Draft.broken(JsonConditionReader.place(pointer, node));
        }
        Place at = JsonConditionReader.place(pointer, node);
        Draft name = values.value(node.get("name"), pointer + "/name");
        if (!node.has("sign") || node.get("sign").asText().equals("any")) {
            return Draft.worded(Draft.Kind.IS_NOT, at, name, List.of(new Draft.WordAt("none", at)));
        }
        List<Draft.WordAt> sign = reader.words(node.get("sign"), pointer + "/sign", false);
        return sign.isEmpty() ? Draft.broken(at) : Draft.worded(Draft.Kind.IS, at, name, sign);
    }

    /// `{profile, at_least}`; of the default profile when it is left out. Names of fields have no
    /// hyphens, so `mean-reversion` is `verdict.mean_reversion`.
    private Draft atLeast(String field, JsonNode node, String pointer) {
        if (!hasOnly(node, pointer, Set.of("profile", "at_least"), "at_least")) {
            return Draft.broken(JsonConditionReader.place(pointer, node));
        }
        Place at = JsonConditionReader.place(pointer, node);
        JsonNode profile = node.path("profile");
        String name =
                profile.isTextual() ? field + "." + profile.textValue().replace('-', '_') : field;
        Draft value =
                Draft.of(
                        Draft.Kind.NAME,
                        JsonConditionReader.place(
                                profile.isMissingNode() ? pointer : pointer + "/profile", profile),
                        name);
        Draft bound = values.value(node.get("at_least"), pointer + "/at_least");
        return Draft.of(Draft.Kind.COMPARE, at, ">=", value, bound);
    }

    private Draft monthBegins(JsonNode node, String pointer) {
        Place at = JsonConditionReader.place(pointer, node);
        if (!node.isBoolean()) {
            return reader.refused(
                    at, "must be true or false, was " + JsonConditionReader.shown(node));
        }
        Draft flag =
                Draft.of(Draft.Kind.BARE, at, "", Draft.of(Draft.Kind.NAME, at, "month_begins"));
        return node.booleanValue() ? flag : Draft.of(Draft.Kind.NOT, at, "", flag);
    }

    /// `regime`, `weekday`: a word, or a list of which one holds.
    private Draft word(String field, JsonNode node, String pointer) {
        Place at = JsonConditionReader.place(pointer, node);
        List<Draft.WordAt> words = reader.words(node, pointer, true);
        return words.isEmpty()
                ? Draft.broken(at)
                : Draft.worded(
                        node.isArray() ? Draft.Kind.IN : Draft.Kind.IS,
                        at,
                        Draft.of(Draft.Kind.NAME, at, field),
                        words);
    }
}
