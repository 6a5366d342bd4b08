package bellwether.research.analysis.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Two analyses as JSON, value by value.
record JsonDiff(int compared, List<Proof.Difference> differences) {
    /// What does not follow from the bars up to the date: how the history as a whole is named and
    /// numbered, and how many later bars were left out on that day.
    static final List<String> NOT_COMPARED =
            List.of(
                    "/ticker",
                    "/asked_as",
                    "/sources",
                    "/synthetic",
                    "/recomputed",
                    "/data_version",
                    "/formula_version",
                    "/bars_hash",
                    "/warnings",
                    "/data_quality/excluded");

    /// @param all whether values that only the recomputed one has count; not when it is of another
    ///   formula, which may say more
    static JsonDiff of(JsonNode stored, JsonNode recomputed, boolean all) {
        Map<String, JsonNode> then = values(stored);
        Map<String, JsonNode> now = values(recomputed);
        Set<String> pointers = new TreeSet<>(then.keySet());
        if (all) {
            pointers.addAll(now.keySet());
        }
        List<Proof.Difference> differences = new ArrayList<>();
        for (String pointer : pointers) {
            JsonNode before = then.get(pointer);
            JsonNode after = now.get(pointer);
            if (before == null || !before.equals(after)) {
                differences.add(new Proof.Difference(pointer, before, after));
            }
        }
        return new JsonDiff(pointers.size(), differences);
    }

    private static Map<String, JsonNode> values(JsonNode tree) {
        Map<String, JsonNode> values = new TreeMap<>();
        collect("", tree, values);
        return values;
    }

    private static void collect(String pointer, JsonNode node, Map<String, JsonNode> values) {
        if (NOT_COMPARED.contains(pointer)) {
            return;
        }
        switch (node) {
            case ObjectNode object when !object.isEmpty() ->
                    object.properties()
                            .forEach(
                                    e -> collect(pointer + "/" + e.getKey(), e.getValue(), values));
            case ArrayNode array when !array.isEmpty() -> {
                for (int i = 0; i < array.size(); i++) {
                    collect(pointer + "/" + i, array.get(i), values);
                }
            }
            default -> values.put(pointer, node);
        }
    }
}
