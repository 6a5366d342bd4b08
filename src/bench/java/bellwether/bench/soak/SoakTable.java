package bellwether.bench.soak;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was seen at each look, as one table.
final class SoakTable {
    private final Map<String, Map<String, String>> looks = new LinkedHashMap<>();

    void add(String when, Map<String, String> figures) {
        looks.put(when, figures);
    }

    void print() {
        Set<String> names = new LinkedHashSet<>();
        looks.values()
                .forEach(
                        all -> all.keySet().stream().filter(SoakTable::isTime).forEach(names::add));
        looks.values().forEach(all -> names.addAll(all.keySet()));
        System.out.println("| | " + String.join(" | ", looks.keySet()) + " |");
        System.out.println("|---|" + "---|".repeat(looks.size()));
        for (String name : names) {
            List<String> cells =
                    looks.values().stream().map(all -> all.getOrDefault(name, "–")).toList();
            System.out.println("| " + name + " | " + String.join(" | ", cells) + " |");
        }
    }

    /// Times go before what is held; at the first look there are none.
    private static boolean isTime(String name) {
        return name.endsWith(" ms") || name.endsWith("seconds");
    }
}
