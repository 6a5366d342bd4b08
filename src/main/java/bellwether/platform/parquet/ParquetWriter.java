package bellwether.platform.parquet;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes one file. Without its end a file cannot be read, so that one which broke off is never
/// taken for a whole one.
public final class ParquetWriter {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;

    private final List<ParquetField> fields;
    private final CountedOutput out;
    private final String name;
    private final List<Group> groups = new ArrayList<>();

    private record Group(List<ParquetChunk> chunks, int rows) {
        void describe(ThriftWriter out) {
            out.structs(
                    1,
                    chunks.stream().<ThriftWriter.Struct>map(c -> c::describe).toList(),
                    chunks.size());
            out.i64(2, chunks.stream().mapToLong(chunk -> chunk.place().unpacked()).sum());
            out.i64(3, rows);
            out.i64(5, chunks.getFirst().place().start());
            out.i64(6, chunks.stream().mapToLong(chunk -> chunk.place().packed()).sum());
        }
    }

    /// Begins a file.
    ///
    /// @param out is left open
    /// @param name of the table, which readers show as the root of its schema
    public ParquetWriter(OutputStream out, String name, List<ParquetField> fields)
            throws IOException {
        this.name = name;
        this.fields = List.copyOf(fields);
        this.out = new CountedOutput(out);
        this.out.write(MAGIC);
    }

    /// Writes a row group.
    ///
    /// @param columns in the order of the fields
    public void write(int rows, List<? extends ParquetValues> columns) throws IOException {
        if (rows <= 0 || columns.size() != fields.size()) {
            throw new IllegalArgumentException(
                    "%d rows of %d columns, for %d fields"
                            .formatted(rows, columns.size(), fields.size()));
        }
        List<ParquetChunk> chunks = new ArrayList<>();
        for (int column = 0; column < columns.size(); column++) {
            chunks.add(ParquetChunk.write(fields.get(column), columns.get(column), rows, out));
        }
        groups.add(new Group(chunks, rows));
    }

    /// Ends the file.
    ///
    /// @param facts what else is to be known of the whole, by name
    public void finish(Map<String, String> facts) throws IOException {
        byte[] end = ThriftWriter.bytes(file -> describe(file, facts));
        out.write(end);
        byte[] size = new byte[Integer.BYTES];
        ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).putInt(end.length);
        out.write(size);
        out.write(MAGIC);
    }

    private void describe(ThriftWriter out, Map<String, String> facts) {
        List<ThriftWriter.Struct> schema = ParquetSchema.of(name, fields);
        out.i32(1, VERSION);
        out.structs(2, schema, schema.size());
        out.i64(3, groups.stream().mapToLong(Group::rows).sum());
        out.structs(
                4,
                groups.stream().<ThriftWriter.Struct>map(g -> g::describe).toList(),
                groups.size());
        List<ThriftWriter.Struct> pairs =
                facts.entrySet().stream()
                        .<ThriftWriter.Struct>map(fact ->
                                pair -> {
                                    pair.text(1, fact.getKey());
                                    pair.text(2, fact.getValue());
                                })
                        .toList();
        out.structs(5, pairs, pairs.size());
        out.text(6, "Bellwether");
        ThriftWriter.Struct byType = order -> order.struct(1, _ -> {});
        out.structs(7, fields.stream().map(_ -> byType).toList(), fields.size());
    }
}
