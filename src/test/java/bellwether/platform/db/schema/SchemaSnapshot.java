package bellwether.platform.db.schema;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// What a schema is made of, by PostgreSQL's own numbers: two of them, before and after a
/// migration, show what it really did, however it was written.
record SchemaSnapshot(
        List<Table> tables,
        List<Column> columns,
        List<Index> indexes,
        List<Constraint> constraints,
        List<String> routines) {

    /// A table or view.
    ///
    /// @param file changes when the table is rewritten; 0 for a view
    record Table(long id, String name, String kind, long file) {}

    record Column(
            long tableId, int number, String name, String type, boolean required, boolean filled) {}

    record Index(long id, long tableId, String name) {}

    record Constraint(
            long id,
            long tableId,
            String name,
            String kind,
            boolean validated,
            String definition) {}

    private static final String OURS =
            "relnamespace = current_schema()::regnamespace and relname !~ '^flyway_schema_history'";

    static SchemaSnapshot of(Handle handle) {
        return new SchemaSnapshot(
                rows(
                        handle,
                        """
                        select oid::bigint as id, relname::text as name, relkind::text as kind,
                          relfilenode::bigint as file
                        from pg_class where relkind in ('r', 'p', 'm', 'v') and %s
                        """,
                        (r, context) ->
                                new Table(
                                        r.getLong(1),
                                        r.getString(2),
                                        r.getString(3),
                                        r.getLong(4))),
                rows(
                        handle,
                        """
                        select c.oid::bigint as table_id, attnum as number, attname::text as name,
                          format_type(atttypid, atttypmod) as type, attnotnull as required,
                          atthasdef or attidentity <> '' as filled
                        from pg_class as c join pg_attribute on attrelid = c.oid
                        where relkind in ('r', 'p') and attnum > 0 and not attisdropped and %s
                        """,
                        (r, context) ->
                                new Column(
                                        r.getLong(1),
                                        r.getInt(2),
                                        r.getString(3),
                                        r.getString(4),
                                        r.getBoolean(5),
                                        r.getBoolean(6))),
                rows(
                        handle,
                        """
                        select indexrelid::bigint as id, indrelid::bigint as table_id, relname::text as name
                        from pg_index join pg_class as c on c.oid = indexrelid where %s
                        """,
                        (r, context) -> new Index(r.getLong(1), r.getLong(2), r.getString(3))),
                rows(
                        handle,
                        """
                        select k.oid::bigint as id, conrelid::bigint as table_id, conname::text as name,
                          contype::text as kind, convalidated as validated,
                          pg_get_constraintdef(k.oid) as definition
                        from pg_constraint as k join pg_class as c on c.oid = conrelid
                        where contype <> 'n' and %s
                        """,
                        (r, context) ->
                                new Constraint(
                                        r.getLong(1),
                                        r.getLong(2),
                                        r.getString(3),
                                        r.getString(4),
                                        r.getBoolean(5),
                                        r.getString(6))),
                handle.createQuery(
                                """
                                select oid::regprocedure::text from pg_proc
                                where pronamespace = current_schema()::regnamespace
                                """)
                        .mapTo(String.class)
                        .list());
    }

    private static <T> List<T> rows(Handle handle, String sql, RowMapper<T> mapper) {
        return handle.createQuery(sql.formatted(OURS)).map(mapper).list();
    }

    Optional<Table> table(long id) {
        return tables.stream().filter(t -> t.id() == id).findFirst();
    }

    Optional<Column> column(Column like) {
        return columns.stream()
                .filter(c -> c.tableId() == like.tableId() && c.number() == like.number())
                .findFirst();
    }

    boolean hasTable(String name) {
        return tables.stream().anyMatch(t -> t.name().equals(name));
    }
}
