package bellwether.platform.parquet;

/// A column of a table.
///
/// @param optional whether values may be absent
public record ParquetField(String name, Kind kind, boolean optional) {
    /// What a column holds.
    public enum Kind {
        TEXT,
        /// Days since 1970.
        DATE,
        /// Milliseconds since 1970 in UTC.
        TIMESTAMP,
        DOUBLE,
        BOOLEAN
    }

    /// Absent values are written of texts and numbers only.
    public ParquetField {
        if (optional && kind != Kind.TEXT && kind != Kind.DOUBLE) {
            throw new IllegalArgumentException(
                    "%s: values of kind %s cannot be absent".formatted(name, kind));
        }
    }

    public static ParquetField of(String name, Kind kind) {
        return new ParquetField(name, kind, false);
    }

    public static ParquetField optional(String name, Kind kind) {
        return new ParquetField(name, kind, true);
    }
}
