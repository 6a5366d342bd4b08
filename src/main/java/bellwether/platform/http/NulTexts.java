package bellwether.platform.http;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// Finds texts with NUL, which no text of PostgreSQL can hold.
final class NulTexts {
    private static final int MOST_FAULTS = 20;
    private static final String RULE = "must not contain the character NUL, was ";

    private NulTexts() {}

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
        if (node.isTextual() && isFound(node.textValue())) {
            faults.add(new Fault(pointer, RULE + Quoted.value(node.textValue())));
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
        if (isFound(name)) {
            faults.add(new Fault(parent, "names of fields " + RULE + Quoted.value(name)));
        } else {
            look(value, parent + "/" + name.replace("~", "~0").replace("/", "~1"), faults);
        }
    }

    private static boolean isFound(String text) {
        return text.indexOf('\0') >= 0;
    }
}
