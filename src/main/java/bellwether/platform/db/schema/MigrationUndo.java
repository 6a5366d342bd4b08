package bellwether.platform.db.schema;

import bellwether.platform.db.DatabaseFault;
import bellwether.platform.db.DatabaseUnavailable;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/// Takes migrations back with their undo files. All that one call takes back goes in one
/// transaction together with its rows of the history: all of it or nothing.
public final class MigrationUndo {
    private final Migrations migrations;
    private final boolean mayLoseData;
    private final Consumer<String> tell;

    /// Takes migrations back, the newest first.
    ///
    /// @param mayLoseData whether tables and columns that hold data may go
    public MigrationUndo(Migrations migrations, boolean mayLoseData, Consumer<String> tell) {
        this.migrations = migrations;
        this.mayLoseData = mayLoseData;
        this.tell = tell;
    }

    /// Back to a version, 0 for the empty schema; gives how many migrations were taken back.
    ///
    /// @throws WrongMigrationCall when that cannot be done or loses data unasked; nothing has
    ///   changed then
    public int down(int target) {
        migrations.files().requireKnown(target);
        try {
            return migrations.jdbi().inTransaction(handle -> down(handle, target));
        } catch (JdbiException e) {
            throw failed(e);
        }
    }

    private DatabaseUnavailable failed(JdbiException fault) {
        return fault instanceof UndoFailed
                ? new DatabaseUnavailable(String.valueOf(fault.getMessage()), fault)
                : DatabaseFault.of(migrations.address(), fault);
    }

    /// One step below where the database is.
    int downOne() {
        int now = migrations.standing().version();
        return down(
                migrations.files().all().stream()
                        .mapToInt(Migration::version)
                        .filter(v -> v < now)
                        .max()
                        .orElse(0));
    }

    private int down(Handle handle, int target) {
        SchemaHistory history = new SchemaHistory(handle);
        history.lock();
        if (!history.exists()) {
            migrations.refuseObstacle(migrations.standing());
            return 0;
        }
        List<SchemaHistory.Row> rows = history.rows();
        refuse(rows);
        List<Migration> back =
                rows.stream()
                        .filter(r -> r.version() > target)
                        .map(r -> migrations.files().find(r.version()).orElseThrow())
                        .toList();
        back.forEach(MigrationUndo::undo);
        weigh(handle, back, target);
        for (Migration migration : back) {
            run(handle, migration);
            history.remove(migration.version());
            tell.accept("V%d is undone.".formatted(migration.version()));
        }
        return back.size();
    }

    private void refuse(List<SchemaHistory.Row> rows) {
        for (SchemaHistory.Row row : rows) {
            if (!row.success()) {
                throw new WrongMigrationCall(
                        "%s failed half-way. Undo its changes by hand, then: ./run.sh migrate stamp N"
                                .formatted(row.script()));
            }
            if (migrations.files().find(row.version()).isEmpty()) {
                throw new WrongMigrationCall(
                        "The database is newer than this program: it has version %d (%s), this program supports up to %d. Undo it with the program that applied it."
                                .formatted(
                                        row.version(),
                                        row.description(),
                                        migrations.files().newest()));
            }
        }
    }

    private static String undo(Migration migration) {
        return migration
                .undo()
                .orElseThrow(() ->
                        new WrongMigrationCall(
                                "migrations/%s is missing, so version %d cannot be undone; nothing was changed"
                                        .formatted(migration.undoScript(), migration.version())));
    }

    /// Undoes on trial, to see what would be gone.
    private void weigh(Handle handle, List<Migration> back, int target) {
        UndoData data = new UndoData(handle);
        handle.savepoint("trial");
        back.forEach(migration -> run(handle, migration));
        List<UndoData.Place> gone = data.gone();
        handle.rollbackToSavepoint("trial");
        List<UndoData.Place> holding =
                data.holding(
                        gone.stream().filter(p -> !p.place().equals(SchemaHistory.TABLE)).toList());
        if (holding.isEmpty()) {
            return;
        }
        String losses = String.join(", ", data.described(holding));
        if (!mayLoseData) {
            throw new WrongMigrationCall(
                    "This deletes data: %s. Nothing was changed. To delete it: ./run.sh migrate down %d --yes"
                            .formatted(losses, target));
        }
        tell.accept("Deleted: " + losses + ".");
    }

    private static void run(Handle handle, Migration migration) {
        try (Statement statement = handle.getConnection().createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(undo(migration));
        } catch (SQLException e) {
            throw new UndoFailed(migration, e);
        }
    }

    /// The undo file itself is at fault, or somebody holds its tables.
    static final class UndoFailed extends JdbiException {
        private static final long serialVersionUID = 1;

        UndoFailed(Migration migration, SQLException cause) {
            super(
                    "migrations/%s failed and nothing was changed: %s. %s"
                            .formatted(
                                    migration.undoScript(),
                                    DatabaseFault.oneLine(cause.getMessage()),
                                    "55P03".equals(cause.getSQLState())
                                            ? "The tables are locked by other sessions: try again later, or stop the service first."
                                            : "Mend the file."),
                    cause);
        }
    }
}
