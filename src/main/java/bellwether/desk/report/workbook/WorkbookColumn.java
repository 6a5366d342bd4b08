package bellwether.desk.report.workbook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;

/// A column of the sheet of results.
///
/// @param width in characters
record WorkbookColumn(String name, int width, Kind kind, Source source) {
    /// How a cell of it is written.
    enum Kind {
        TEXT,
        NUMBER,
        DATE,
        FLAG
    }

    /// Where its value is.
    @FunctionalInterface
    interface Source {
        JsonNode of(JsonNode tree);
    }

    static final List<WorkbookColumn> RESULTS =
            List.of(
                    at("Ticker", 14, Kind.TEXT, "/ticker"),
                    at("Verdict", 13, Kind.TEXT, "/verdict"),
                    at("Score", 9, Kind.NUMBER, "/score"),
                    at("As of", 11, Kind.DATE, "/as_of"),
                    at("Days old", 9, Kind.NUMBER, "/days_old"),
                    at("Stale", 8, Kind.FLAG, "/stale"),
                    at("Actionable", 11, Kind.FLAG, "/actionable"),
                    at("Last close", 12, Kind.NUMBER, "/last_close"),
                    at("Price unit", 10, Kind.TEXT, "/price_unit"),
                    at("Side", 8, Kind.TEXT, "/plan/side"),
                    at("Entry", 12, Kind.NUMBER, "/plan/entry/price"),
                    at("Stop", 12, Kind.NUMBER, "/plan/stop"),
                    at("Target", 12, Kind.NUMBER, "/plan/target"),
                    at("Reward to risk", 14, Kind.NUMBER, "/plan/reward_risk"),
                    at("Shares", 11, Kind.NUMBER, "/plan/shares"),
                    at("Position value", 14, Kind.NUMBER, "/plan/position_value"),
                    at("Capital at risk", 14, Kind.NUMBER, "/plan/capital_at_risk"),
                    at("Currency", 9, Kind.TEXT, "/currency"),
                    at("Plan, or why none", 60, Kind.TEXT, "/plan/message"),
                    at("Strength percentile", 17, Kind.NUMBER, "/relative_strength/percentile"),
                    at("Regime", 16, Kind.TEXT, "/regime/kind"),
                    at("Warnings", 10, Kind.NUMBER, "/warning_count"),
                    at("Profile", 16, Kind.TEXT, "/profile"),
                    at("Timeframe", 10, Kind.TEXT, "/timeframe"),
                    at("Synthetic", 10, Kind.FLAG, "/synthetic"),
                    at("Recomputed for", 14, Kind.DATE, "/as_of_requested"),
                    at("Sources", 20, Kind.TEXT, "/source_list"),
                    at("Analysis", 12, Kind.TEXT, "/id"));

    private static WorkbookColumn at(String name, int width, Kind kind, String pointer) {
        return new WorkbookColumn(name, width, kind, tree -> tree.at(pointer));
    }

    /// Puts what columns count and list beside the rest of an analysis.
    static JsonNode row(ObjectNode tree) {
        tree.put("warning_count", tree.path("warnings").size());
        tree.put(
                "source_list",
                tree.path("sources")
                        .valueStream()
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", ")));
        return tree;
    }
}
