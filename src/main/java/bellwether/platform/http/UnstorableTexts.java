package bellwether.platform.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds texts that no text of PostgreSQL can hold: with NUL, or with half of a character, which
/// would be stored as a question mark.
final class UnstorableTexts {
    private static final int MOST_FAULTS = 20;

    private UnstorableTexts() {}

    /// Those of a body, the names of its fields among them.
    static List<Fault> faults(JsonNode body) {
        List<Fault> faults = new ArrayList<>();
        look(body, "", faults);
        return faults;
    }

    private static void look(JsonNode node, String pointer, List<Fault> faults) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        if (node.isTextual()) {
            broken(node.textValue()).ifPresent(rule -> faults.add(new Fault(pointer, rule)));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(entry -> field(entry.getKey(), entry.getValue(), pointer, faults));
        } else if (node.isArray()) {
            for (int place = 0; place < node.size(); place++) {
                look(node.get(place), pointer + "/" + place, faults);
            }
        }
    }

    private static void field(String name, JsonNode value, String parent, List<Fault> faults) {
        Optional<String> broken = broken(name);
        if (broken.isPresent()) {
            faults.add(new Fault(parent, "names of fields " + broken.get()));
        } else {
            look(value, parent + "/" + name.replace("~", "~0").replace("/", "~1"), faults);
        }
    }

    /// The rule that a text breaks, with what it was.
    private static Optional<String> broken(String text) {
        if (text.indexOf('\0') >= 0) {
            return Optional.of("must not contain the character NUL, was " + Quoted.value(text));
        }
        return text.codePoints().anyMatch(UnstorableTexts::isHalf)
                ? Optional.of("must be whole characters, has half of a surrogate pair")
                : Optional.empty();
    }

    private static boolean isHalf(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }
}
