package bellwether.desk.report.page;

import bellwether.desk.report.ReportPart;
import bellwether.desk.report.chart.ChartBasis;
import bellwether.research.analysis.CurrentAge;
import bellwether.research.analysis.VerdictStep;
import bellwether.research.analysis.store.StoredAnalysis;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// All that a report says.
///
/// @param tree the analysis as clients see it
/// @param basis its bars; nothing where none are stored any more
/// @param surroundings what is known of it now
public record ReportSubject(
        StoredAnalysis stored,
        JsonNode tree,
        Optional<ChartBasis> basis,
        Surroundings surroundings) {

    /// What is known of an analysis when its report is made.
    ///
    /// @param now when that is
    /// @param age of its prices; nothing where its symbol is gone
    /// @param name of the symbol; empty where it has none
    /// @param steps where verdicts of the symbol turned, the newest first
    /// @param evidence what followed earlier signals of the kind, if that is known
    /// @param outcome what came of it, if that is known
    public record Surroundings(
            Instant now,
            Optional<CurrentAge> age,
            String name,
            List<VerdictStep> steps,
            Optional<ReportPart> evidence,
            Optional<ReportPart> outcome) {
        public Surroundings {
            steps = List.copyOf(steps);
        }
    }

    /// A text of the analysis; empty where it has none.
    String text(String pointer) {
        JsonNode node = tree.at(pointer);
        return node.isMissingNode() || node.isNull() ? "" : node.asText();
    }

    boolean isSynthetic() {
        return tree.path("synthetic").asBoolean();
    }

    /// Whether its prices were too old to trade at when it was made, or are now.
    boolean isStale() {
        return tree.path("stale").asBoolean()
                || (!isRecomputed() && surroundings.age().filter(CurrentAge::stale).isPresent());
    }

    /// Whether it was made for a past day.
    boolean isRecomputed() {
        return tree.path("recomputed").asBoolean();
    }
}
