package bellwether.trading.execution.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads scenario files: the columns id, section, about, settings, bars, actions, orders, fills and
/// end.
public final class ScenarioFile {
    private static final List<String> COLUMNS =
            List.of(
                    "id",
                    "section",
                    "about",
                    "settings",
                    "bars",
                    "actions",
                    "orders",
                    "fills",
                    "end");

    private ScenarioFile() {}

    /// All cases of a file.
    public static List<ScenarioCase> read(Path file) throws IOException {
        try {
            return parse(Files.readString(file));
        } catch (CharacterCodingException _) {
            throw new UnreadableScenario(1, COLUMNS.getFirst(), "the file is no text in UTF-8");
        }
    }

    /// All cases of a file's text.
    public static List<ScenarioCase> parse(String text) {
        List<ScenarioTable.Row> rows = ScenarioTable.rows(text);
        if (rows.isEmpty() || !rows.getFirst().cells().equals(COLUMNS)) {
            throw new UnreadableScenario(
                    1, COLUMNS.getFirst(), "must be the head " + String.join(",", COLUMNS));
        }
        List<ScenarioCase> cases = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (ScenarioTable.Row row : rows.subList(1, rows.size())) {
            ScenarioCase read = read(row);
            if (!ids.add(read.id())) {
                throw new UnreadableScenario(
                        row.line(), COLUMNS.getFirst(), "must be new, was again " + read.id());
            }
            cases.add(read);
        }
        return cases;
    }

    private static ScenarioCase read(ScenarioTable.Row row) {
        int count = row.cells().size();
        if (count != COLUMNS.size()) {
            String column = COLUMNS.get(Math.min(count, COLUMNS.size()) - 1);
            throw new UnreadableScenario(
                    row.line(),
                    column,
                    "must be a row of %d cells, was of %d".formatted(COLUMNS.size(), count));
        }
        SettingsCell settings = new SettingsCell(cell(row, "settings"), text(row, "settings"));
        return new ScenarioCase(
                text(row, "id"),
                row.line(),
                settings.cash(),
                settings.settings(),
                settings.costs(),
                MarketCells.bars(cell(row, "bars"), text(row, "bars")),
                MarketCells.actions(
                        cell(row, "actions"), text(row, "actions"), settings.delistingReturn()),
                OrdersCell.orders(cell(row, "orders"), text(row, "orders")),
                ExpectedCells.fills(cell(row, "fills"), text(row, "fills")),
                ExpectedCells.end(cell(row, "end"), text(row, "end")));
    }

    private static CellParser cell(ScenarioTable.Row row, String column) {
        return new CellParser(row.line(), column);
    }

    private static String text(ScenarioTable.Row row, String column) {
        return row.cells().get(COLUMNS.indexOf(column));
    }
}
