package bellwether.desk.report;

import java.util.List;

/// What stands in a section of a report that another module fills.
///
/// @param lines sentences, in their order
/// @param columns headings of a table; none where there is no table
/// @param rows as many texts each as there are columns
public record ReportPart(List<String> lines, List<String> columns, List<List<String>> rows) {
    public ReportPart {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "a row must have %d texts, has %d".formatted(columns.size(), row.size()));
            }
        }
    }
}
