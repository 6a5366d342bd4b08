package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
    @Test
    void severalStartersAtOnceAreSafe() throws Exception {
        DatabaseAddress address = TestDatabase.createEmpty();
        Callable<Boolean> starter =
                () -> {
                    Migrations.run(address, Duration.ofSeconds(5));
                    return true;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> all = threads.invokeAll(Collections.nCopies(4, starter));
            for (Future<Boolean> one : all) {
                assertTrue(one.get());
            }
        }
        try (Database database = Database.open(address, "test", new PoolSettings(0, 2))) {
            int failed =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery(
                                                    "select count(*) from flyway_schema_history where not success")
                                            .mapTo(Integer.class)
                                            .one());
            assertEquals(0, failed);
        }
    }

    /// Flyway itself is the reference for what its history says.
    @Test
    void eachChecksumIsTheOneThatFlywayComputes() {
        Migrations migrations = migrated();
        List<Integer> flyways =
                migrations.standing().all().stream()
                        .map(MigrationInfo::getResolvedChecksum)
                        .toList();
        assertEquals(flyways, migrations.files().all().stream().map(Migration::checksum).toList());
        assertTrue(flyways.size() > 50, flyways.toString());
    }

    @Test
    void onlyASchemaThatHasAllOfThemUnchangedIsCurrent() {
        assertFalse(
                new Migrations(TestDatabase.createEmpty(), MigrationFiles.packed()).isCurrent());
        Migrations migrations = migrated();
        assertTrue(migrations.isCurrent());
        for (String change :
                List.of(
                        "update flyway_schema_history set checksum = checksum + 1 where version = '7'",
                        "update flyway_schema_history set description = 'other' where version = '7'",
                        "update flyway_schema_history set success = false where version = '7'",
                        "delete from flyway_schema_history where version = '7'",
                        "insert into flyway_schema_history select installed_rank + 1000, '9999', description, type, script, checksum, installed_by, installed_on, execution_time, success from flyway_schema_history where version = '7'")) {
            migrations
                    .jdbi()
                    .useTransaction(handle -> {
                        assertEquals(1, handle.execute(change));
                        assertFalse(new SchemaHistory(handle).isOf(migrations.files()), change);
                        handle.rollback();
                    });
        }
        migrations
                .jdbi()
                .useTransaction(handle -> {
                    handle.execute(
                            "insert into flyway_schema_history select 0, '0', '<< Flyway Baseline >>', 'BASELINE', '', null, installed_by, installed_on, 0, true from flyway_schema_history where version = '7'");
                    assertTrue(new SchemaHistory(handle).isOf(migrations.files()));
                    handle.rollback();
                });
    }

    private static Migrations migrated() {
        Migrations migrations = new Migrations(TestDatabase.createEmpty(), MigrationFiles.packed());
        migrations.up(migrations.files().newest());
        return migrations;
    }

    @Test
    void saysPlainlyThatNoDatabaseAnswers() {
        DatabaseAddress nobody =
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:1/x", Optional.of("a"), Optional.of("secret"));
        String message =
                assertThrows(
                                DatabaseUnavailable.class,
                                () -> Migrations.run(nobody, Duration.ofMillis(1)))
                        .toString();
        assertTrue(message.contains("127.0.0.1:1/x"), message);
        assertTrue(!message.contains("secret"), message);
    }
}
