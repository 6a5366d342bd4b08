package bellwether.platform.http;

import bellwether.platform.base.MomentText;
import bellwether.platform.base.WireNumbers;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How a list is written as CSV (RFC 4180): a row of column names, then one row each. Numbers are
/// written as in JSON, what is absent as nothing, a list's entries with semicolons between them.
/// Text that a spreadsheet would take for a formula gets an apostrophe before it.
///
/// @param name of the file that a browser saves
public record CsvOutput<R>(String name, List<Column<R>> columns) {
    private static final String FORMULA = "=+-@\t\r\n";

    /// A named column and where its values come from.
    public record Column<R>(String name, Function<R, @Nullable Object> value) {}

    public CsvOutput {
        columns = List.copyOf(columns);
    }

    /// A table without columns, to which they are added one by one.
    public static <R> CsvOutput<R> of(String name) {
        return new CsvOutput<>(name, List.of());
    }

    public CsvOutput<R> with(String column, Function<R, @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, value));
        return new CsvOutput<>(name, more);
    }

    /// A column of numbers that have their own digits, such as prices.
    public CsvOutput<R> exact(String column, Function<R, @Nullable Double> value) {
        return with(
                column,
                row -> {
                    Double number = value.apply(row);
                    return number == null ? null : new WireNumbers.Exact(number);
                });
    }

    /// The whole text, its lines ended as the standard asks.
    String csv(Collection<R> rows) {
        StringWriter text = new StringWriter();
        rows.forEach(rowsTo(text));
        return text.toString();
    }

    /// Writes the column names, and then each row that it is given.
    public Consumer<R> rowsTo(Writer text) {
        CsvWriter csv = CsvWriter.builder().bufferSize(0).build(text);
        csv.writeRecord(columns.stream().map(Column::name).toList());
        return row ->
                csv.writeRecord(
                        columns.stream().map(column -> cell(column.value().apply(row))).toList());
    }

    private static String cell(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case BigDecimal number -> number.toPlainString();
            case Double number -> WireNumbers.computed(number);
            case WireNumbers.Exact number -> number.toString();
            case Number number -> number.toString();
            case Instant moment -> MomentText.of(moment);
            case Boolean flag -> flag.toString();
            case Collection<?> list ->
                    harmless(list.stream().map(String::valueOf).collect(Collectors.joining("; ")));
            default -> harmless(value.toString());
        };
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
