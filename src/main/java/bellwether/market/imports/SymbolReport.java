package bellwether.market.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/// What became of a table of symbols: `rows` = `changed` + `unchanged` + `unknown` + `rejected`.
///
/// @param columns our name of a column to the table's
/// @param ignored columns that nothing was taken from
/// @param unknown symbols of which no prices are stored; nothing is kept of them
/// @param unknownExamples the first of those
/// @param rejected rows that could not be understood
@JsonInclude
public record SymbolReport(
        boolean dryRun,
        Map<String, String> columns,
        List<String> ignored,
        int rows,
        int changed,
        int unchanged,
        int unknown,
        List<String> unknownExamples,
        int rejected,
        List<Wrong> examples) {
    /// A row that was not taken.
    public record Wrong(long line, @JsonProperty("message") String detail) {}
}
