package bellwether.platform.parquet;

import bellwether.platform.parquet.ParquetField.Kind;
import java.util.List;
import java.util.stream.Stream;

/// How columns are told of in a file's end: each twice, as readers old and new want it.
final class ParquetSchema {
    private static final int BOOLEAN = 0;
    private static final int INT32 = 1;
    private static final int INT64 = 2;
    private static final int DOUBLE = 5;
    private static final int BYTE_ARRAY = 6;

    private static final int REQUIRED = 0;
    private static final int OPTIONAL = 1;

    private ParquetSchema() {}

    /// The root, then the columns.
    ///
    /// @param name of the table
    static List<ThriftWriter.Struct> of(String name, List<ParquetField> fields) {
        ThriftWriter.Struct root =
                out -> {
                    out.text(4, name);
                    out.i32(5, fields.size());
                };
        return Stream.concat(Stream.of(root), fields.stream().map(ParquetSchema::column)).toList();
    }

    static int type(Kind kind) {
        return switch (kind) {
            case TEXT -> BYTE_ARRAY;
            case DATE -> INT32;
            case TIMESTAMP -> INT64;
            case DOUBLE -> DOUBLE;
            case BOOLEAN -> BOOLEAN;
        };
    }

    private static ThriftWriter.Struct column(ParquetField field) {
        return out -> {
            out.i32(1, type(field.kind()));
            out.i32(3, field.optional() ? OPTIONAL : REQUIRED);
            out.text(4, field.name());
            switch (field.kind()) {
                case TEXT -> meaning(out, 0, 1, _ -> {});
                case DATE -> meaning(out, 6, 6, _ -> {});
                case TIMESTAMP -> meaning(out, 9, 8, ParquetSchema::timestamp);
                case DOUBLE, BOOLEAN -> {
                    // these are nothing but what they are
                }
            }
        };
    }

    /// @param converted the old way to say it
    /// @param logical the new way: which member of a union
    private static void meaning(
            ThriftWriter out, int converted, int logical, ThriftWriter.Struct value) {
        out.i32(6, converted);
        out.struct(10, union -> union.struct(logical, value));
    }

    private static void timestamp(ThriftWriter out) {
        out.flag(1, true); // in UTC
        out.struct(2, unit -> unit.struct(1, _ -> {})); // milliseconds
    }
}
