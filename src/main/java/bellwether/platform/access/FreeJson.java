package bellwether.platform.access;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/// JSON of no given shape that is to be given back as it came.
final class FreeJson {
    /// Objects and lists within one another, the outermost included.
    static final int DEEPEST = 8;

    /// Places of a number written out.
    private static final int MOST_PLACES = 64;

    private static final int MOST_FAULTS = 10;

    private FreeJson() {}

    /// @throws Refusal 422 where it is too deep, or holds what would not come back as it is
    static void requirePlain(JsonNode tree) {
        List<Fault> faults = new ArrayList<>();
        collect(tree, "", 1, faults);
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
    }

    private static void collect(JsonNode node, String pointer, int depth, List<Fault> faults) {
        if (faults.size() >= MOST_FAULTS) {
            return;
        }
        if (node.isContainerNode() && depth > DEEPEST) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be within at most %d objects and lists, is within more"
                                    .formatted(DEEPEST - 1)));
        } else if (node.isObject()) {
            node.properties()
                    .forEach(field -> {
                        String name = pointer + "/" + escaped(Quoted.text(field.getKey()));
                        collect(field.getValue(), name, depth + 1, faults);
                    });
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(node.get(i), pointer + "/" + i, depth + 1, faults);
            }
        } else if (node.isNumber() && !isPlain(node)) {
            faults.add(
                    new Fault(
                            pointer,
                            "must be a number of at most %d digits written out"
                                    .formatted(MOST_PLACES)));
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static boolean isPlain(JsonNode number) {
        if (number.isBigDecimal()) {
            return Math.abs((long) number.decimalValue().scale()) <= MOST_PLACES;
        }
        return number.isIntegralNumber();
    }
}
