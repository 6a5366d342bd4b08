package bellwether.research.analysis.view;

import bellwether.platform.base.Json;
import bellwether.research.analysis.CurrentAge;
import bellwether.research.analysis.store.AnalysisId;
import bellwether.research.analysis.store.StoredAnalysis;
import bellwether.research.analysis.vote.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A stored analysis, read. What a caller asks of it by name is asked here only.
public record AnalysisDocument(AnalysisId id, ObjectNode tree) {
    public static AnalysisDocument of(StoredAnalysis stored) {
        return new AnalysisDocument(
                stored.publicId(), Json.stored(stored.document(), ObjectNode.class));
    }

    public String ticker() {
        return tree.path("ticker").asText();
    }

    public Verdict verdict() {
        return Verdict.valueOf(tree.path("verdict").asText());
    }

    double score() {
        return tree.path("score").asDouble();
    }

    public LocalDate asOf() {
        return LocalDate.parse(tree.path("as_of").asText());
    }

    /// The past day that it was recomputed for.
    Optional<String> recomputedFor() {
        return text("/as_of_requested");
    }

    boolean synthetic() {
        return flag("/synthetic");
    }

    /// Analyses of the first formulas say it in their data quality only.
    long daysOld() {
        return (tree.has("days_old") ? tree : tree.path("data_quality")).path("days_old").asLong();
    }

    boolean stale() {
        return (tree.has("stale") ? tree : tree.path("data_quality")).path("stale").asBoolean();
    }

    List<JsonNode> reasons() {
        return tree.path("reasons").valueStream().toList();
    }

    /// The last value of an indicator, by the parts of its id in any order: `MACD`, `HISTOGRAM`.
    Optional<Double> indicator(String... parts) {
        return tree.path("indicators").properties().stream()
                .filter(entry -> parts(entry.getKey()).containsAll(List.of(parts)))
                .filter(entry -> entry.getValue().isNumber())
                .map(entry -> entry.getValue().asDouble())
                .findFirst();
    }

    private static List<String> parts(String id) {
        return List.of(id.toUpperCase(Locale.ROOT).split("[_.]", -1));
    }

    Optional<String> text(String pointer) {
        return Optional.of(tree.at(pointer)).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    boolean flag(String pointer) {
        return tree.at(pointer).asBoolean();
    }

    /// Without trailing zeros.
    Optional<BigDecimal> number(String pointer) {
        return Optional.of(tree.at(pointer))
                .filter(JsonNode::isNumber)
                .map(AnalysisDocument::plain);
    }

    private static BigDecimal plain(JsonNode number) {
        BigDecimal stripped = number.decimalValue().stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /// The same on another day: how old its prices are by then and, once they are too old to trade
    /// at, no shares any more. One that was recomputed for a past day stays as it is.
    public AnalysisDocument aged(CurrentAge age) {
        if (recomputedFor().isPresent()) {
            return this;
        }
        ObjectNode aged = copy(tree);
        boolean stale = age.stale() || stale();
        aged.put("days_old", age.daysOld());
        aged.put("stale", stale);
        if (stale) {
            aged.put("actionable", false);
            if (tree.get("plan") instanceof ObjectNode stored) {
                ObjectNode plan = copy(stored);
                aged.set("plan", plan);
                plan.put("actionable", false);
                for (String field : List.of("shares", "position_value", "capital_at_risk")) {
                    plan.replace(field, plan.nullNode());
                }
            }
        }
        return new AnalysisDocument(id, aged);
    }

    /// With the same values, which are not copied.
    private static ObjectNode copy(ObjectNode node) {
        ObjectNode copy = node.objectNode();
        copy.setAll(node);
        return copy;
    }
}
