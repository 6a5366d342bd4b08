package bellwether.technical.statistics.golden;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// A CSV file with a header.
public final class GoldenTable {
    private final String name;
    private final List<String> header;
    private final List<List<String>> rows;

    private GoldenTable(String name, List<String> header, List<List<String>> rows) {
        this.name = name;
        this.header = header;
        this.rows = rows;
    }

    static GoldenTable read(String name, Reader text) throws IOException {
        return read(name, text, "", Set.of());
    }

    /// Only the rows with one of these cells; all of them where there is no such column.
    static GoldenTable read(String name, Reader text, String column, Set<String> cells)
            throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int place = -1;
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text)) {
            for (CsvRecord line : reader) {
                if (rows.isEmpty()) {
                    place = place(line.getFields(), column);
                    rows.add(line.getFields());
                } else if (place < 0
                        || (place < line.getFieldCount()
                                && cells.contains(line.getField(place).strip()))) {
                    rows.add(line.getFields());
                }
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw new UnreadableGolden(name + " is not CSV: " + e.getMessage(), e);
        }
        if (rows.isEmpty()) {
            throw new UnreadableGolden(name + " is empty");
        }
        return new GoldenTable(name, rows.getFirst(), List.copyOf(rows.subList(1, rows.size())));
    }

    public int size() {
        return rows.size();
    }

    List<String> header() {
        return header;
    }

    /// The rows that pass.
    public GoldenTable where(String column, String value) {
        return filtered(row -> cell(row, column).equals(value));
    }

    /// The rows that have all of these cells.
    GoldenTable without(List<String> emptyColumns) {
        return filtered(
                row -> emptyColumns.stream().noneMatch(column -> isEmpty(cell(row, column))));
    }

    private GoldenTable filtered(Predicate<List<String>> passes) {
        return new GoldenTable(name, header, rows.stream().filter(passes).toList());
    }

    /// The place of a column, whatever the case of its name.
    private int place(String column) {
        int place = place(header, column);
        if (place < 0) {
            throw new UnreadableGolden("%s has no column %s".formatted(name, column));
        }
        return place;
    }

    private static int place(List<String> header, String column) {
        for (int i = 0; i < header.size(); i++) {
            if (header.get(i).strip().equalsIgnoreCase(column)) {
                return i;
            }
        }
        return -1;
    }

    private String cell(List<String> row, String column) {
        int place = place(column);
        if (place >= row.size()) {
            throw new UnreadableGolden("%s has a row without %s".formatted(name, column));
        }
        return row.get(place).strip();
    }

    String text(int row, String column) {
        return cell(rows.get(row), column);
    }

    /// Empty where the cell is, or says NaN.
    Optional<Double> number(int row, String column) {
        String cell = text(row, column);
        return isEmpty(cell) ? Optional.empty() : Optional.of(parse(cell, column));
    }

    private static boolean isEmpty(String cell) {
        return cell.isEmpty() || cell.toLowerCase(Locale.ROOT).equals("nan");
    }

    private double parse(String cell, String column) {
        try {
            return Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new UnreadableGolden(
                    "%s has \"%s\" in column %s, which is no number".formatted(name, cell, column),
                    e);
        }
    }

    double real(int row, String column) {
        return number(row, column)
                .orElseThrow(() ->
                        new UnreadableGolden(
                                "%s row %d has no %s".formatted(name, row + 1, column)));
    }

    int whole(int row, String column) {
        return Math.toIntExact(Math.round(real(row, column)));
    }

    public double[] column(String column) {
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = real(i, column);
        }
        return values;
    }

    public boolean[] flags(String column) {
        boolean[] values = new boolean[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = whole(i, column) == 1;
        }
        return values;
    }

    public List<String> texts(String column) {
        return rows.stream().map(row -> cell(row, column)).toList();
    }
}
