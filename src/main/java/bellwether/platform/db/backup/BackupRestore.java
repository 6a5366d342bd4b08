package bellwether.platform.db.backup;

import bellwether.platform.db.CopyFailed;
import bellwether.platform.db.schema.MigrationUndo;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.db.schema.SchemaStatus;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.postgresql.copy.CopyManager;

/// Puts a backup into an empty database: its schema first as it was then, all rows in one
/// transaction, and at the end the schema of this release.
final class BackupRestore {
    /// Who was signed in then may have signed out since, or lost the device: all sign in anew.
    private static final String SESSIONS = "access_session";

    private final Migrations migrations;
    private final BackupFile file;
    private final Consumer<String> tell;

    BackupRestore(Migrations migrations, BackupFile file, Consumer<String> tell) {
        this.migrations = migrations;
        this.file = file;
        this.tell = tell;
    }

    /// @throws WrongBackup when that cannot be done; the database is as empty as before then
    void run() throws IOException {
        int schema = file.manifest().schema();
        int newest = migrations.files().newest();
        if (schema > newest) {
            throw new WrongBackup(
                    "it has schema version %d, and this release supports %d: restore it with the release that wrote it (%s) or a newer one"
                            .formatted(schema, newest, file.manifest().program()));
        }
        SchemaStatus standing = migrations.standing();
        migrations.refuseObstacle(standing);
        refuseData();
        file.verify();
        if (standing.version() > schema) {
            new MigrationUndo(migrations, false, line -> {}).down(schema);
        }
        migrations.up(schema);
        migrations.jdbi().useTransaction(this::fill);
        migrations.up(newest);
        migrations.jdbi().useHandle(h -> h.execute("analyze"));
    }

    private void refuseData() {
        migrations.jdbi().useTransaction(handle -> refuseData(handle, StoredTable.all(handle)));
    }

    private void refuseData(Handle handle, List<StoredTable> tables) {
        List<String> holding =
                tables.stream().filter(t -> !t.isEmpty(handle)).map(StoredTable::name).toList();
        if (!holding.isEmpty()) {
            throw new WrongBackup(
                    "the database at %s already has rows, in %s: use an empty one, with DATABASE_URL or a new BELLWETHER_HOME"
                            .formatted(migrations.address(), String.join(", ", holding)));
        }
    }

    private void fill(Handle handle) throws IOException {
        BackupWriter.patiently(handle);
        List<StoredTable> here = StoredTable.all(handle);
        for (StoredTable table : here) {
            handle.execute("lock table " + table.name() + " in share row exclusive mode");
        }
        refuseData(handle, here);
        BackupManifest manifest = file.manifest();
        for (StoredTable table : manifest.tables().keySet()) {
            requireSame(table, here);
        }
        divide(handle, manifest);
        CopyManager copying = BackupWriter.copying(handle);
        for (Map.Entry<StoredTable, Long> table : manifest.tables().entrySet()) {
            long rows = copy(copying, table.getKey());
            BackupFile.requireCount(table.getKey(), table.getValue(), rows);
            BackupFile.requireCount(table.getKey(), table.getValue(), table.getKey().rows(handle));
            tell.accept("%-24s %,12d rows".formatted(table.getKey().name(), rows));
        }
        manifest.sequences()
                .forEach((name, last) ->
                        handle.createQuery("select setval(cast(:name as regclass), :last)")
                                .bind("name", name)
                                .bind("last", last)
                                .mapTo(Long.class)
                                .one());
        here.stream()
                .filter(table -> table.name().equals(SESSIONS))
                .mapToInt(table -> handle.execute("delete from " + table.name()))
                .filter(ended -> ended > 0)
                .forEach(ended ->
                        tell.accept(
                                "browsers were signed in: %,d. They must sign in again."
                                        .formatted(ended)));
    }

    /// A database that has been served has parts of its own, and keeps them.
    private static void divide(Handle handle, BackupManifest manifest) {
        Set<String> divided =
                TablePart.all(handle).stream().map(TablePart::table).collect(Collectors.toSet());
        Set<String> known =
                manifest.tables().keySet().stream()
                        .map(StoredTable::name)
                        .collect(Collectors.toSet());
        manifest.parts().stream()
                .filter(part -> part.isByMonth() && known.contains(part.table()))
                .filter(part -> !divided.contains(part.table()))
                .forEach(part -> part.create(handle));
    }

    private long copy(CopyManager copying, StoredTable table) throws IOException {
        return file.read(table, rows -> copyIn(copying, table, rows));
    }

    private static long copyIn(CopyManager copying, StoredTable table, InputStream rows)
            throws IOException {
        try {
            return copying.copyIn(table.copyIn(), rows);
        } catch (SQLException e) {
            throw new CopyFailed(e);
        }
    }

    private static void requireSame(StoredTable table, List<StoredTable> here) {
        if (!here.contains(table)) {
            throw new WrongBackup(
                    "it has a table %s (%s) that differs from its schema version"
                            .formatted(table.name(), table.list()));
        }
    }
}
