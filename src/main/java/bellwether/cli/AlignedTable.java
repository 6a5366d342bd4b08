package bellwether.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Columns of a CSV text below each other, numbers at the right.
final class AlignedTable {
    private AlignedTable() {}

    /// @param wanted the columns to show, in this order; what the text does not have is left out
    static String of(String csv, List<String> wanted) {
        List<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv).stream().toList();
        if (records.isEmpty()) {
            return "None.\n";
        }
        List<String> shown =
                wanted.stream().filter(records.getFirst().getHeader()::contains).toList();
        List<List<String>> rows = new ArrayList<>();
        rows.add(shown);
        records.forEach(row -> rows.add(shown.stream().map(row::getField).toList()));
        return of(rows);
    }

    /// Rows of as many cells each below each other.
    static String of(List<List<String>> rows) {
        int[] widths =
                IntStream.range(0, rows.getFirst().size())
                        .map(at ->
                                rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0))
                        .toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining());
    }

    private static String line(List<String> row, int[] widths) {
        return IntStream.range(0, row.size())
                        .mapToObj(at -> padded(row.get(at), widths[at]))
                        .collect(Collectors.joining("  "))
                        .stripTrailing()
                + "\n";
    }

    private static String padded(String text, int width) {
        String space = " ".repeat(width - text.length());
        return text.matches("-?[\\d.]+") ? space + text : text + space;
    }
}
