package bellwether.platform.http;

import bellwether.platform.parquet.ParquetValues;
import bellwether.platform.parquet.ParquetWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes rows of a table as Parquet, a row group for each part that it is given.
final class ParquetTable<R> {
    private final ExportTable<R> table;
    private final ParquetWriter file;

    ParquetTable(ExportTable<R> table, OutputStream out) throws IOException {
        this.table = table;
        file =
                new ParquetWriter(
                        out,
                        table.name(),
                        table.columns().stream().map(ExportTable.Column::field).toList());
    }

    void write(List<R> rows) throws IOException {
        if (rows.isEmpty()) {
            return;
        }
        List<ParquetValues> columns = new ArrayList<>();
        for (ExportTable.Column<R> column : table.columns()) {
            columns.add(values(column, rows));
        }
        file.write(rows.size(), columns);
    }

    void end() throws IOException {
        file.finish(Map.of("table", table.name()));
    }

    private static <R> ParquetValues values(ExportTable.Column<R> column, List<R> rows) {
        return switch (column.kind()) {
            case TEXT -> texts(column, rows);
            case DOUBLE -> {
                double[] numbers = new double[rows.size()];
                for (int row = 0; row < numbers.length; row++) {
                    numbers[row] = number(column.value().apply(rows.get(row)));
                }
                yield new ParquetValues.Doubles(numbers);
            }
            case DATE -> {
                int[] days = new int[rows.size()];
                for (int row = 0; row < days.length; row++) {
                    days[row] = (int) ((LocalDate) value(column, rows.get(row))).toEpochDay();
                }
                yield new ParquetValues.Dates(days);
            }
            case TIMESTAMP -> {
                long[] millis = new long[rows.size()];
                for (int row = 0; row < millis.length; row++) {
                    millis[row] = ((Instant) value(column, rows.get(row))).toEpochMilli();
                }
                yield new ParquetValues.Timestamps(millis);
            }
            case BOOLEAN -> {
                boolean[] flags = new boolean[rows.size()];
                for (int row = 0; row < flags.length; row++) {
                    flags[row] = (Boolean) value(column, rows.get(row));
                }
                yield new ParquetValues.Flags(flags);
            }
        };
    }

    private static <R> Object value(ExportTable.Column<R> column, R row) {
        return Objects.requireNonNull(column.value().apply(row), column.name());
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static <R> ParquetValues texts(ExportTable.Column<R> column, List<R> rows) {
        Map<String, Integer> words = new LinkedHashMap<>();
        int[] places = new int[rows.size()];
        for (int row = 0; row < places.length; row++) {
            Object word = column.value().apply(rows.get(row));
            places[row] =
                    word == null
                            ? ParquetValues.Texts.NONE
                            : words.computeIfAbsent(word.toString(), _ -> words.size());
        }
        return new ParquetValues.Texts(List.copyOf(words.keySet()), places);
    }
}
