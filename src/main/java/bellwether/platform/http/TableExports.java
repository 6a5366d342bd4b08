package bellwether.platform.http;

import bellwether.platform.base.Json;
import io.javalin.http.Context;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Sends tables of any length while they are read, some rows at a time. No connection to the
/// database is kept while the client takes what was read.
public final class TableExports {
    /// Rows that are held at once.
    public static final int PART = 4_096;

    private static final String LINES = "application/x-ndjson";
    private static final String PARQUET = "application/vnd.apache.parquet";

    private TableExports() {}

    /// Reads a table part by part.
    @FunctionalInterface
    public interface Parts<R> extends Function<Optional<R>, List<R>> {
        /// The rows behind one, at most [#PART]; fewer end the table.
        @Override
        List<R> apply(Optional<R> after);
    }

    /// Answers with a table.
    ///
    /// @param format CSV or Parquet
    public static <R> void send(
            Context ctx, TableFormat format, ExportTable<R> table, Parts<R> parts) {
        switch (format) {
            case JSON -> throw new IllegalArgumentException("JSON comes in pages");
            case CSV -> csv(ctx, table, parts);
            case PARQUET -> parquet(ctx, table, parts);
        }
    }

    /// Answers with a line of JSON for each row.
    ///
    /// @param name of the file that a browser saves, without its ending
    public static <R> void sendLines(Context ctx, String name, Parts<R> parts) {
        StreamedBody.answer(
                ctx,
                LINES,
                name + ".ndjson",
                out ->
                        walk(
                                parts,
                                part -> {
                                    for (R row : part) {
                                        out.write(Json.answerBytes(row));
                                        out.write('\n');
                                    }
                                }));
    }

    private static <R> void csv(Context ctx, ExportTable<R> table, Parts<R> parts) {
        StreamedBody.answer(
                ctx,
                ConditionalResponse.CSV,
                table.name() + ".csv",
                out -> {
                    Writer text =
                            new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
                    Consumer<R> rows = table.csv().rowsTo(text);
                    walk(parts, part -> part.forEach(rows));
                    text.flush();
                });
    }

    private static <R> void parquet(Context ctx, ExportTable<R> table, Parts<R> parts) {
        StreamedBody.answer(
                ctx, PARQUET, table.name() + ".parquet", out -> parquet(out, table, parts));
    }

    private static <R> void parquet(OutputStream out, ExportTable<R> table, Parts<R> parts)
            throws IOException {
        ParquetTable<R> file = new ParquetTable<>(table, out);
        walk(parts, file::write);
        file.end();
    }

    @FunctionalInterface
    private interface Part<R> {
        void take(List<R> rows) throws IOException;
    }

    private static <R> void walk(Parts<R> parts, Part<R> to) throws IOException {
        Optional<R> last = Optional.empty();
        boolean more = true;
        while (more) {
            List<R> rows = parts.apply(last);
            to.take(rows);
            more = rows.size() == PART;
            last = rows.isEmpty() ? last : Optional.of(rows.getLast());
        }
    }
}
