package bellwether.research.analysis.change;

import bellwether.platform.base.Json;
import bellwether.research.analysis.change.AnalysisDiff.Side;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Works out how an analysis differs from an earlier one, from the two documents.
public final class AnalysisComparison {
    private final StoredAnalysis earlier;
    private final StoredAnalysis later;
    private final ObjectNode before;
    private final ObjectNode after;

    /// @param earlier of the same symbol and timeframe
    public AnalysisComparison(StoredAnalysis earlier, StoredAnalysis later) {
        this.earlier = earlier;
        this.later = later;
        this.before = Json.stored(earlier.document(), ObjectNode.class);
        this.after = Json.stored(later.document(), ObjectNode.class);
    }

    /// The documents, the earlier one first.
    public List<ObjectNode> documents() {
        return List.of(before, after);
    }

    /// The result.
    ///
    /// @param unchanged of each document, whether its bars are the same now; empty where unknown
    public AnalysisDiff with(List<Optional<Boolean>> unchanged) {
        Side from = side(earlier, before);
        Side to = side(later, after);
        List<AnalysisDiff.VoterChange> voters = VoterComparison.of(before, after);
        return new AnalysisDiff(
                after.path("ticker").asText(),
                after.path("timeframe").asText(),
                from,
                to,
                !from.verdict().equals(to.verdict()),
                to.score() - from.score(),
                voters,
                PlanComparison.of(before, after),
                PatternComparison.of(before, after),
                bars(unchanged.getFirst(), unchanged.getLast()),
                formulas(from, to),
                new DiffText(from, to, voters).line());
    }

    private static Side side(StoredAnalysis stored, ObjectNode document) {
        return new Side(
                stored.publicId(),
                LocalDate.parse(document.path("as_of").asText()),
                stored.createdAt(),
                document.path("profile").asText(),
                document.path("verdict").asText(),
                document.path("score").asDouble(),
                document.path("last_close").decimalValue(),
                document.path("data_version").asLong(),
                document.path("formula_version").asInt());
    }

    /// Bars up to the day of the earlier analysis are among those of the later one: where these are
    /// unchanged since, a change of the former came between the two.
    private static AnalysisDiff.Revision bars(Optional<Boolean> first, Optional<Boolean> second) {
        if (first.isEmpty()) {
            return new AnalysisDiff.Revision(
                    null, "unknown: the bars of the earlier analysis are no longer stored");
        }
        if (first.get()) {
            return new AnalysisDiff.Revision(
                    false, "the bars of the earlier analysis have not changed since");
        }
        return second.orElse(false)
                ? new AnalysisDiff.Revision(
                        true, "bars of the earlier analysis were revised before the later one")
                : new AnalysisDiff.Revision(
                        null,
                        "bars of the earlier analysis have been revised since; whether before or"
                                + " after the later one is unknown");
    }

    private static AnalysisDiff.Revision formulas(Side from, Side to) {
        boolean moved = from.formulaVersion() != to.formulaVersion();
        return new AnalysisDiff.Revision(
                moved,
                moved
                        ? "formula version %d, then %d: part of the difference may come from the formulas"
                                .formatted(from.formulaVersion(), to.formulaVersion())
                        : "both of formula version %d".formatted(to.formulaVersion()));
    }
}
