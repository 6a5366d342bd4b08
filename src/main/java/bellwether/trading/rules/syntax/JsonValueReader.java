package bellwether.trading.rules.syntax;

import bellwether.trading.rules.FunctionName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads the JSON spelling of values as drafts.
final class JsonValueReader {
    private static final Map<String, String> SIGNS =
            Map.of("add", "+", "sub", "-", "mul", "*", "div", "/");
    static final List<String> VALUES =
            List.of("add", "sub", "mul", "div", "neg", "min", "max", "abs");

    private final List<Problem> problems;
    private int depth;

    JsonValueReader(List<Problem> problems) {
        this.problems = problems;
    }

    private Draft refused(Place at, String detail) {
        problems.add(Problem.of(at, detail));
        return Draft.broken(at);
    }

    /// A value: a number, the text of a field, or an object with one key that names a function.
    Draft value(JsonNode node, String pointer) {
        Place at = JsonConditionReader.place(pointer, node);
        if (node.isNumber() && Double.isFinite(node.doubleValue())) {
            return Draft.counted(Draft.Kind.NUMBER, at, "", node.doubleValue());
        }
        if (node.isTextual()) {
            return text(node.textValue(), at);
        }
        if (!node.isObject() || node.size() != 1) {
            return refused(
                    at,
                    "must be a number, a field or an object with one key that names a function, was "
                            + JsonConditionReader.shown(node));
        }
        if (depth >= JsonConditionReader.DEEPEST) {
            return refused(at, "lies more than " + JsonConditionReader.DEEPEST + " deep");
        }
        depth++;
        Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
        Draft draft =
                function(
                        entry.getKey(),
                        entry.getValue(),
                        pointer + "/" + JsonConditionReader.escaped(entry.getKey()));
        depth--;
        return draft;
    }

    /// The text of one number, date or field, as the other spelling has it.
    private Draft text(String text, Place at) {
        List<Problem> found = new ArrayList<>();
        Draft draft = TestReader.readValue(text, found);
        found.forEach(problem ->
                problems.add(
                        new Problem(
                                at, problem.detail(), problem.expected(), problem.didYouMean())));
        return found.isEmpty() ? moved(draft, at) : Draft.broken(at);
    }

    private static Draft moved(Draft draft, Place at) {
        return new Draft(
                draft.kind(),
                at,
                draft.text(),
                draft.number(),
                draft.parts().stream().map(part -> moved(part, at)).toList(),
                draft.words().stream().map(word -> new Draft.WordAt(word.word(), at)).toList());
    }

    private Draft function(String key, JsonNode node, String pointer) {
        Place at = JsonConditionReader.place(pointer, node);
        if (key.equals("neg") || key.equals("abs")) {
            boolean listed = node.isArray() && node.size() == 1;
            Draft part = listed ? value(node.get(0), pointer + "/0") : value(node, pointer);
            return key.equals("neg")
                    ? Draft.of(Draft.Kind.NEGATIVE, at, "-", part)
                    : Draft.of(Draft.Kind.CALL, at, key, part);
        }
        String sign = SIGNS.get(key);
        if (sign == null && FunctionName.of(key).isEmpty()) {
            return JsonConditionReader.unknown(problems, key, at, "function", VALUES);
        }
        int least = sign == null ? 1 : 2;
        int most = sign == null || key.equals("add") || key.equals("mul") ? Integer.MAX_VALUE : 2;
        if (!node.isArray() || node.size() < least || node.size() > most) {
            return refused(
                    at,
                    "must be a list of %s values, was %s"
                            .formatted(most == 2 ? "2" : least + " or more", size(node)));
        }
        List<Draft> parts = values(node, pointer, node.size());
        return sign == null
                ? Draft.of(Draft.Kind.CALL, at, key, parts)
                : parts.stream()
                        .reduce((a, b) -> Draft.of(Draft.Kind.ARITHMETIC, at, sign, a, b))
                        .orElseThrow();
    }

    List<Draft> values(JsonNode node, String pointer, int count) {
        if (!node.isArray() || node.size() != count) {
            refused(
                    JsonConditionReader.place(pointer, node),
                    "must be a list of %d values, was %s".formatted(count, size(node)));
            return List.of();
        }
        List<Draft> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(value(node.get(i), pointer + "/" + i));
        }
        return parts;
    }

    static String size(JsonNode node) {
        return node.isArray() ? "a list of " + node.size() : JsonConditionReader.shown(node);
    }
}
