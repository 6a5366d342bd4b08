package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MigrationUndoTest {
    @TempDir Path parent;

    private final DatabaseAddress address = TestDatabase.createEmpty();
    private final List<String> told = new ArrayList<>();

    @Test
    void takesAnEmptyTableUnaskedAndAFilledOneOnlyWhenItMay() {
        Migrations migrations = MigrationFolder.withTables(parent).on(address);
        migrations.up(2);
        assertEquals(1, undo(migrations, false).downOne());
        WrongMigrationCall refused =
                assertThrows(WrongMigrationCall.class, () -> undo(migrations, false).down(0));
        assertEquals(
                "This deletes data: table price (1 rows). Nothing was changed. To delete it: ./run.sh migrate down 0 --yes",
                refused.getMessage());
        assertEquals(1, migrations.standing().version());
        assertEquals(1, undo(migrations, true).down(0));
        assertEquals(0, migrations.standing().version());
        assertTrue(told.contains("Deleted: table price (1 rows)."), told.toString());
        assertEquals(2, migrations.up(2));
    }

    @Test
    void aFilledColumnIsDataToo() {
        Migrations migrations =
                MigrationFolder.withTables(parent)
                        .add(
                                "V3__source.sql",
                                "alter table price add column source text;",
                                "alter table price drop column source;")
                        .on(address);
        migrations.up(3);
        undo(migrations, false).downOne();
        migrations.up(3);
        execute("update price set source = 'x'");
        WrongMigrationCall refused =
                assertThrows(WrongMigrationCall.class, () -> undo(migrations, false).downOne());
        assertTrue(
                refused.toString().contains("column price.source (1 values)"),
                refused.getMessage());
    }

    @Test
    void aStepThatFailsTakesNothingBack() {
        Migrations migrations =
                MigrationFolder.withTables(parent)
                        .add("V3__x.sql", "create table x ();", "drop table x;")
                        .write("undo/U2__second.sql", "drop table empty_one; drop table nowhere;")
                        .on(address);
        migrations.up(3);
        DatabaseUnavailable failed =
                assertThrows(DatabaseUnavailable.class, () -> undo(migrations, true).down(1));
        assertTrue(failed.toString().contains("undo/U2__second.sql"), failed.getMessage());
        assertTrue(failed.toString().contains("nowhere"), failed.getMessage());
        assertEquals(3, migrations.standing().version());
        execute("select from x, empty_one");
    }

    @Test
    void refusesWithoutAnUndoFile() {
        Migrations migrations =
                MigrationFolder.withTables(parent)
                        .write("V3__x.sql", "create table x ();")
                        .on(address);
        migrations.up(3);
        assertTrue(refusal(migrations, 0).contains("migrations/undo/U3__x.sql is missing"));
    }

    @Test
    void refusesADatabaseThatIsNewer() {
        MigrationFolder.withTables(parent)
                .add("V3__x.sql", "create table x ();", "drop table x;")
                .on(address)
                .up(3);
        Migrations older = MigrationFolder.withTables(parent).on(address);
        assertTrue(refusal(older, 0).contains("version 3 (x), this program supports up to 2"));
    }

    @Test
    void refusesAVersionThatIsNotThereAndAFailedOne() {
        Migrations migrations = MigrationFolder.withTables(parent).on(address);
        migrations.up(2);
        assertTrue(refusal(migrations, 7).contains("No version 7; this program supports 0 to 2"));
        execute("update flyway_schema_history set success = false where version = '2'");
        assertTrue(refusal(migrations, 0).contains("V2__second.sql failed half-way"));
    }

    @Test
    void ourLockIsFlywaysOwn() throws Exception {
        Migrations migrations = MigrationFolder.withTables(parent).on(address);
        migrations.up(1);
        Flyway impatient =
                Flyway.configure()
                        .dataSource(address.jdbcUrl(), address.user().orElseThrow(), null)
                        .locations(migrations.files().location())
                        .lockRetryCount(0)
                        .load();
        migrations
                .jdbi()
                .useTransaction(h -> {
                    new SchemaHistory(h).lock();
                    FlywayException refused =
                            assertThrows(FlywayException.class, impatient::migrate);
                    assertTrue(refused.toString().contains("lock"), refused.toString());
                });
        assertEquals(1, impatient.migrate().migrationsExecuted);
    }

    @Test
    void severalUpsAndDownsAtOnceEndSound() throws Exception {
        MigrationFolder folder = MigrationFolder.withTables(parent);
        Migrations reference = folder.on(TestDatabase.createEmpty());
        reference.up(2);
        List<Callable<Integer>> work = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            work.add(() -> folder.on(address).up(2));
            work.add(() -> new MigrationUndo(folder.on(address), true, line -> {}).down(0));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(6)) {
            for (Future<Integer> one : threads.invokeAll(work)) {
                one.get();
            }
        }
        Migrations after = folder.on(address);
        after.up(2);
        SchemaDump wanted = reference.jdbi().withHandle(SchemaDump::of);
        assertEquals(List.of(), wanted.differences(after.jdbi().withHandle(SchemaDump::of)));
        assertEquals(2, after.jdbi().withHandle(h -> new SchemaHistory(h).rows()).size());
    }

    private MigrationUndo undo(Migrations migrations, boolean mayLoseData) {
        return new MigrationUndo(migrations, mayLoseData, told::add);
    }

    private String refusal(Migrations migrations, int target) {
        return String.valueOf(
                assertThrows(WrongMigrationCall.class, () -> undo(migrations, true).down(target))
                        .getMessage());
    }

    private void execute(String sql) {
        try (Connection connection = Connections.single(address)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
