package bellwether.platform.db.schema;

import java.util.List;
import org.jdbi.v3.core.Handle;

/// The table in which Flyway keeps what was applied, for what Flyway does not do: taking back.
public final class SchemaHistory {
    public static final String TABLE = "flyway_schema_history";

    /// Flyway's own number for its advisory locks; it adds the hash of the table's quoted name.
    private static final long FLYWAY = 77_431_708_279_161L;

    private static final int LONGEST_WAIT_SECONDS = 50;

    private final Handle handle;

    /// @param handle in a transaction when it locks or changes anything
    SchemaHistory(Handle handle) {
        this.handle = handle;
    }

    record Row(int version, String description, String script, boolean success) {}

    /// Waits for every process that migrates, also of older programs: it is Flyway's own lock.
    void lock() {
        handle.execute("set local lock_timeout = '" + LONGEST_WAIT_SECONDS + "s'");
        handle.createQuery("select pg_advisory_xact_lock(:key)")
                .bind("key", key())
                .mapTo(String.class)
                .one();
    }

    long key() {
        String schema = handle.createQuery("select current_schema()").mapTo(String.class).one();
        return FLYWAY + "\"%s\".\"%s\"".formatted(schema, TABLE).hashCode();
    }

    boolean exists() {
        return handle.createQuery("select to_regclass(:table) is not null")
                .bind("table", TABLE)
                .mapTo(Boolean.class)
                .one();
    }

    /// The newest version first.
    List<Row> rows() {
        return handle.createQuery(
                        """
                        select version::int, description, script, success
                        from flyway_schema_history
                        where version ~ '^\\d+$'
                        order by version::int desc
                        """)
                .map((r, context) ->
                        new Row(r.getInt(1), r.getString(2), r.getString(3), r.getBoolean(4)))
                .list();
    }

    /// Whether it has these migrations, unchanged, and no others.
    boolean isOf(MigrationFiles files) {
        return exists() && applied().equals(files.all().stream().map(Applied::of).toList());
    }

    private record Applied(String version, String description, int checksum, boolean success) {
        static Applied of(Migration migration) {
            return new Applied(
                    Integer.toString(migration.version()),
                    migration.description(),
                    migration.checksum(),
                    true);
        }
    }

    /// The oldest first; without the line that says that a history begins.
    private List<Applied> applied() {
        return handle.createQuery(
                        """
                        select version, description, coalesce(checksum, 0) as checksum, success
                        from flyway_schema_history
                        where not (type = 'BASELINE' and version = '0')
                        order by length(version), version
                        """)
                .map((r, _) ->
                        new Applied(
                                String.valueOf(r.getString("version")),
                                r.getString("description"),
                                r.getInt("checksum"),
                                r.getBoolean("success")))
                .list();
    }

    void remove(int version) {
        int removed =
                handle.createUpdate("delete from flyway_schema_history where version = :version")
                        .bind("version", Integer.toString(version))
                        .execute();
        if (removed != 1) {
            throw new IllegalStateException(
                    "version %d has %d rows in the history".formatted(version, removed));
        }
    }

    void removeAll() {
        handle.execute("delete from flyway_schema_history");
    }

    void add(Migration migration, int checksum) {
        handle.createUpdate(
                        """
                        insert into flyway_schema_history (
                            installed_rank, version, description, type, script, checksum,
                            installed_by, execution_time, success)
                        select
                            coalesce(max(installed_rank), 0) + 1, :version, :description, 'SQL',
                            :script, :checksum, current_user, 0, true
                        from flyway_schema_history
                        """)
                .bind("version", Integer.toString(migration.version()))
                .bind("description", migration.description())
                .bind("script", migration.script())
                .bind("checksum", checksum)
                .execute();
    }
}
