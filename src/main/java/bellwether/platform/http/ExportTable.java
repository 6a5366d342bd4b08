package bellwether.platform.http;

import bellwether.platform.parquet.ParquetField;
import bellwether.platform.parquet.ParquetField.Kind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Rows as a table, whose columns CSV and Parquet have alike. In CSV amounts have all of their
/// digits, in Parquet they are doubles.
///
/// @param name of the file that a browser saves, without its ending
public record ExportTable<R>(String name, List<Column<R>> columns) {
    public ExportTable {
        columns = List.copyOf(columns);
    }

    /// A named column and where its values come from.
    public record Column<R>(String name, Kind kind, Function<R, @Nullable Object> value) {
        ParquetField field() {
            boolean mayLack = kind == Kind.TEXT || kind == Kind.DOUBLE;
            return new ParquetField(name, kind, mayLack);
        }
    }

    /// A table without columns, to which they are added one by one.
    public static <R> ExportTable<R> of(String name) {
        return new ExportTable<>(name, List.of());
    }

    public ExportTable<R> text(String column, Function<R, @Nullable String> value) {
        return with(column, Kind.TEXT, value::apply);
    }

    public ExportTable<R> number(String column, Function<R, @Nullable BigDecimal> value) {
        return with(column, Kind.DOUBLE, value::apply);
    }

    /// Numbers that were computed.
    public ExportTable<R> computed(String column, Function<R, @Nullable Double> value) {
        return with(column, Kind.DOUBLE, value::apply);
    }

    public ExportTable<R> date(String column, Function<R, LocalDate> value) {
        return with(column, Kind.DATE, value::apply);
    }

    public ExportTable<R> moment(String column, Function<R, Instant> value) {
        return with(column, Kind.TIMESTAMP, value::apply);
    }

    public ExportTable<R> flag(String column, Function<R, Boolean> value) {
        return with(column, Kind.BOOLEAN, value::apply);
    }

    private ExportTable<R> with(String column, Kind kind, Function<R, @Nullable Object> value) {
        List<Column<R>> more = new ArrayList<>(columns);
        more.add(new Column<>(column, kind, value));
        return new ExportTable<>(name, more);
    }

    CsvOutput<R> csv() {
        return new CsvOutput<>(
                name,
                columns.stream()
                        .map(column -> new CsvOutput.Column<>(column.name(), column.value()))
                        .toList());
    }
}
