package bellwether.research.analysis.view;

import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Fields of an analysis by dotted paths, such as `plan.entry`; in lists, of each entry.
///
/// @param below by the names that are wanted, what is wanted of each; nothing there means all of it
public record FieldSelection(Map<String, FieldSelection> below) {
    private static final int MOST = 100;

    public FieldSelection {
        below = Collections.unmodifiableMap(new LinkedHashMap<>(below));
    }

    /// Reads `ticker,verdict,plan.entry`.
    ///
    /// @param summary whether they are fields of the summary, and not of the whole analysis
    /// @throws Refusal when one of them is not known
    public static FieldSelection parse(String text, boolean summary) {
        FieldCatalog catalog = summary ? FieldCatalog.SUMMARY : FieldCatalog.WHOLE;
        List<String> paths = List.of(text.split(",", -1)).stream().map(String::strip).toList();
        if (paths.size() > MOST || paths.contains("")) {
            throw Refusal.invalid(
                    "?fields",
                    "must be 1 to %d comma-separated fields, such as ticker,plan.entry, was \"%s\""
                            .formatted(MOST, Quoted.text(text)));
        }
        List<Fault> faults =
                paths.stream()
                        .flatMap(path -> catalog.fault(Quoted.text(path)).stream())
                        .map(words -> new Fault("?fields", words))
                        .toList();
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return of(paths.stream().map(path -> List.of(path.split("\\.", -1))).toList());
    }

    private static FieldSelection of(List<List<String>> paths) {
        Map<String, List<List<String>>> byName = new LinkedHashMap<>();
        for (List<String> path : paths) {
            byName.computeIfAbsent(path.getFirst(), _ -> new ArrayList<>())
                    .add(path.subList(1, path.size()));
        }
        Map<String, FieldSelection> below = new LinkedHashMap<>();
        byName.forEach((name, rest) ->
                below.put(
                        name,
                        rest.stream().anyMatch(List::isEmpty)
                                ? new FieldSelection(Map.of())
                                : of(rest)));
        return new FieldSelection(below);
    }

    /// These fields of an analysis, in the order asked for; null what it does not have.
    public JsonNode of(JsonNode node) {
        if (below.isEmpty() || node.isValueNode()) {
            return node;
        }
        if (node.isArray()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            node.forEach(entry -> all.add(of(entry)));
            return all;
        }
        ObjectNode chosen = JsonNodeFactory.instance.objectNode();
        below.forEach((name, rest) ->
                chosen.set(
                        name, node.hasNonNull(name) ? rest.of(node.get(name)) : chosen.nullNode()));
        return chosen;
    }
}
