package bellwether.research.analysis.change;

import bellwether.research.analysis.change.AnalysisDiff.Pattern;
import bellwether.research.analysis.change.AnalysisDiff.PatternChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Which patterns two analyses name.
final class PatternComparison {
    private static final List<String> KINDS = List.of("candlesticks", "charts");

    private PatternComparison() {}

    static PatternChange of(JsonNode before, JsonNode after) {
        Set<Pattern> then = new LinkedHashSet<>();
        Set<Pattern> now = new LinkedHashSet<>();
        List<String> unknown = new ArrayList<>();
        for (String kind : KINDS) {
            JsonNode old = before.path("patterns").path(kind);
            JsonNode last = after.path("patterns").path(kind);
            if (old.isArray() && last.isArray()) {
                add(then, old);
                add(now, last);
            } else {
                unknown.add(
                        "%s are not known in the %s analysis"
                                .formatted(kind, old.isArray() ? "later" : "earlier"));
            }
        }
        return new PatternChange(
                without(now, then),
                without(then, now),
                unknown.isEmpty() ? null : String.join("; ", unknown));
    }

    private static void add(Set<Pattern> patterns, JsonNode list) {
        for (JsonNode one : list) {
            patterns.add(
                    new Pattern(
                            one.path("pattern").asText(),
                            one.path("direction").asText(),
                            LocalDate.parse(one.path("date").asText())));
        }
    }

    private static List<Pattern> without(Set<Pattern> some, Set<Pattern> others) {
        return some.stream().filter(one -> !others.contains(one)).toList();
    }
}
