package bellwether.parquet;

/// A column of a table.
///
/// @param optional whether values may be absent
public record Field(String name, Kind kind, boolean optional) {
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

    public static Field of(String name, Kind kind) {
        return new Field(name, kind, false);
    }

    public static Field optional(String name, Kind kind) {
        return new Field(name, kind, true);
    }
}
