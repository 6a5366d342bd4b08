package bellwether.trading.rules.syntax;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.Relation;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the JSON spelling of a condition as a draft: an object with one key that says what it is.
final class JsonConditionReader {
    private static final List<String> TESTS =
            List.of(
                    "all",
                    "any",
                    "not",
                    "within",
                    "for",
                    "gt",
                    "gte",
                    "lt",
                    "lte",
                    "eq",
                    "ne",
                    "between",
                    "crosses_above",
                    "crosses_below",
                    "crosses",
                    "rising",
                    "falling",
                    "is",
                    "is_not",
                    "in",
                    "known",
                    "flag",
                    "pattern",
                    "chart_pattern",
                    "regime",
                    "verdict",
                    "score",
                    "weekday",
                    "month_begins",
                    "on_list",
                    "screen");
    static final int DEEPEST = 64;

    private final List<Problem> problems;
    private final ShorthandReader shorthands;
    private final JsonValueReader values;
    private int depth;

    JsonConditionReader(List<Problem> problems) {
        this.problems = problems;
        this.values = new JsonValueReader(problems);
        this.shorthands = new ShorthandReader(this, values);
    }

    Draft refused(Place at, String detail, String... expected) {
        problems.add(Problem.of(at, detail, expected));
        return Draft.broken(at);
    }

    static Place place(String pointer, JsonNode node) {
        return Place.ofJson(pointer, Quoted.json(node));
    }

    /// A test.
    Draft test(JsonNode node, String pointer) {
        Place at = place(pointer, node);
        if (!node.isObject() || node.size() != 1) {
            return refused(
                    at,
                    "must be an object with one key that names a test, was " + shown(node),
                    TESTS.toArray(String[]::new));
        }
        if (depth >= DEEPEST) {
            return refused(at, "lies more than " + DEEPEST + " deep");
        }
        depth++;
        Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
        Draft draft =
                named(entry.getKey(), entry.getValue(), pointer + "/" + escaped(entry.getKey()));
        depth--;
        return draft;
    }

    static String shown(JsonNode node) {
        if (node.isArray()) {
            return node.isEmpty() ? "an empty list" : "a list";
        }
        if (!node.isObject()) {
            return Quoted.json(node);
        }
        return switch (node.size()) {
            case 0 -> "an empty object";
            case 1 -> "an object with the key " + Quoted.text(node.fieldNames().next());
            default -> "an object with %d keys".formatted(node.size());
        };
    }

    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private Draft named(String key, JsonNode node, String pointer) {
        Place at = place(pointer, node);
        Optional<Relation> relation = Relation.ofCode(key);
        if (relation.isPresent()) {
            List<Draft> pair = values.values(node, pointer, 2);
            return pair.isEmpty()
                    ? Draft.broken(at)
                    : Draft.of(Draft.Kind.COMPARE, at, relation.get().sign(), pair);
        }
        return switch (key) {
            case "all" -> joined(Draft.Kind.ALL, node, pointer);
            case "any" -> joined(Draft.Kind.ANY, node, pointer);
            case "not" -> Draft.of(Draft.Kind.NOT, at, "", test(node, pointer));
            case "within" -> counted(Draft.Kind.WITHIN, "", node, pointer);
            case "for" -> counted(Draft.Kind.FOR, "", node, pointer);
            case "between" -> several(Draft.Kind.BETWEEN, "", node, pointer, 3);
            case "crosses_above" -> several(Draft.Kind.CROSS, "above", node, pointer, 2);
            case "crosses_below" -> several(Draft.Kind.CROSS, "below", node, pointer, 2);
            case "crosses" -> several(Draft.Kind.CROSS, "either", node, pointer, 2);
            case "rising", "falling" -> counted(Draft.Kind.RUN, key, node, pointer);
            case "is" -> worded(Draft.Kind.IS, node, pointer);
            case "is_not" -> worded(Draft.Kind.IS_NOT, node, pointer);
            case "in" -> worded(Draft.Kind.IN, node, pointer);
            case "known" -> Draft.of(Draft.Kind.KNOWN, at, "", values.value(node, pointer));
            case "flag" -> Draft.of(Draft.Kind.BARE, at, "", values.value(node, pointer));
            case "on_list", "screen" -> member(Membership.of(key).orElseThrow(), node, pointer);
            case "pattern", "chart_pattern", "regime", "verdict", "score" ->
                    shorthands.read(key, node, pointer);
            case "weekday", "month_begins" -> shorthands.read(key, node, pointer);
            default -> unknown(problems, key, at, "test", TESTS);
        };
    }

    static Draft unknown(
            List<Problem> problems, String key, Place at, String noun, List<String> known) {
        String meant = DidYouMean.among(known, key).orElse(null);
        problems.add(
                new Problem(
                        at,
                        "no %s is called \"%s\"%s"
                                .formatted(
                                        noun, Quoted.text(key), DidYouMean.endingOrAll(known, key)),
                        known,
                        meant));
        return Draft.broken(at);
    }

    private Draft joined(Draft.Kind kind, JsonNode node, String pointer) {
        Place at = place(pointer, node);
        if (!node.isArray() || node.isEmpty()) {
            return refused(at, "must be a list of tests, was " + shown(node), "a list of tests");
        }
        List<Draft> parts = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            parts.add(test(node.get(i), pointer + "/" + i));
        }
        return parts.size() == 1 ? parts.get(0) : Draft.of(kind, at, "", parts);
    }

    /// A test or a value, and a number of bars.
    private Draft counted(Draft.Kind kind, String text, JsonNode node, String pointer) {
        Place at = place(pointer, node);
        String first = kind == Draft.Kind.RUN ? "a value" : "a test";
        if (!node.isArray() || node.size() != 2) {
            return refused(
                    at, "must be [%s, a number of bars], was %s".formatted(first, shown(node)));
        }
        Draft part =
                kind == Draft.Kind.RUN
                        ? values.value(node.get(0), pointer + "/0")
                        : test(node.get(0), pointer + "/0");
        if (!node.get(1).canConvertToInt() || !node.get(1).isIntegralNumber()) {
            return refused(
                    place(pointer + "/1", node.get(1)),
                    "must be a whole number of bars, was " + shown(node.get(1)));
        }
        return Draft.counted(kind, at, text, node.get(1).intValue(), part);
    }

    private Draft several(Draft.Kind kind, String text, JsonNode node, String pointer, int count) {
        List<Draft> parts = values.values(node, pointer, count);
        return parts.isEmpty()
                ? Draft.broken(place(pointer, node))
                : Draft.of(kind, place(pointer, node), text, parts);
    }

    private Draft worded(Draft.Kind kind, JsonNode node, String pointer) {
        Place at = place(pointer, node);
        if (!node.isArray() || node.size() != 2) {
            return refused(at, "must be a field and a word, was " + JsonValueReader.size(node));
        }
        Draft field = values.value(node.get(0), pointer + "/0");
        List<Draft.WordAt> words = words(node.get(1), pointer + "/1", kind == Draft.Kind.IN);
        return words.isEmpty() ? Draft.broken(at) : Draft.worded(kind, at, field, words);
    }

    List<Draft.WordAt> words(JsonNode node, String pointer, boolean several) {
        List<Draft.WordAt> words = new ArrayList<>();
        if (node.isTextual()) {
            words.add(new Draft.WordAt(node.textValue(), place(pointer, node)));
            return words;
        }
        boolean right = several && node.isArray() && !node.isEmpty();
        for (int i = 0; right && i < node.size(); i++) {
            right = node.get(i).isTextual();
            words.add(
                    new Draft.WordAt(node.get(i).asText(), place(pointer + "/" + i, node.get(i))));
        }
        if (!right) {
            refused(
                    place(pointer, node),
                    several
                            ? "must be a list of words, was " + shown(node)
                            : "must be a word, was " + shown(node));
            return List.of();
        }
        return words;
    }

    private Draft member(Membership kind, JsonNode node, String pointer) {
        Place at = place(pointer, node);
        return node.isTextual() && node.textValue().matches("[^\"\\\\\\n]{0,200}")
                ? new Draft(
                        Draft.Kind.MEMBER,
                        at,
                        kind.code(),
                        0,
                        List.of(),
                        List.of(new Draft.WordAt(node.textValue(), at)))
                : refused(
                        at,
                        "must be a name of at most 200 characters without quotes, was "
                                + shown(node));
    }
}
