package bellwether.trading.execution.scenario;

import java.util.ArrayList;
import java.util.List;

/// The rows of a file of comma-separated values with their line numbers.
final class ScenarioTable {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int place;
    private int line = 1;

    private ScenarioTable(String text) {
        this.text = text;
    }

    /// @param line on which it begins, from 1 on
    record Row(int line, List<String> cells) {}

    static List<Row> rows(String text) {
        ScenarioTable table =
                new ScenarioTable(text.startsWith("\uFEFF") ? text.substring(1) : text);
        while (table.place < table.text.length()) {
            table.readRow();
        }
        return table.rows;
    }

    private void readRow() {
        int first = line;
        List<String> cells = new ArrayList<>();
        boolean more = true;
        while (more) {
            cells.add(peek() == '"' ? quoted() : plain());
            more = peek() == ',';
            place += more ? 1 : 0;
        }
        endLine();
        if (cells.size() > 1 || !cells.getFirst().isBlank()) {
            rows.add(new Row(first, cells));
        }
    }

    private char peek() {
        return place < text.length() ? text.charAt(place) : '\n';
    }

    private String plain() {
        int first = place;
        while (place < text.length() && ",\r\n".indexOf(text.charAt(place)) < 0) {
            place++;
        }
        return text.substring(first, place);
    }

    private String quoted() {
        StringBuilder cell = new StringBuilder();
        int first = line;
        place++;
        while (true) {
            if (place >= text.length()) {
                throw new UnreadableScenario(first, "of a quote", "the quote is not closed");
            }
            char next = text.charAt(place);
            place++;
            if (next == '"' && peek() != '"') {
                return cell + plain();
            }
            place += next == '"' ? 1 : 0;
            line += next == '\n' ? 1 : 0;
            cell.append(next);
        }
    }

    private void endLine() {
        if (peek() == '\r') {
            place++;
        }
        if (peek() == '\n') {
            place++;
        }
        line++;
    }
}
