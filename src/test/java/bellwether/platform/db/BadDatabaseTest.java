package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.schema.MigrationFolder;
import bellwether.platform.db.schema.MigrationUndo;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.db.schema.SchemaStamp;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each database that cannot be used is told of in one line that says what to do.
final class BadDatabaseTest {
    @TempDir Path parent;

    @Test
    void aServerThatIsTooOld() {
        try (FakeServer server = FakeServer.ofVersion("12.22")) {
            String line = refusal(server.address());
            assertTrue(line.contains("is PostgreSQL 12.22; 15 or newer is needed"), line);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    28P01 | password authentication failed | Check the user and the password
                    28000 | no pg_hba.conf entry for host  | pg_hba.conf
                    3D000 | database "x" does not exist    | createdb
                    53300 | sorry, too many clients already | DB_POOL_MAX
                    """)
    void aServerThatRefuses(String state, String reason, String hint) {
        try (FakeServer server = FakeServer.refusing(state, reason)) {
            String line = refusal(server.address());
            assertTrue(line.contains(reason), line);
            assertTrue(line.contains(hint), line);
            assertFalse(line.contains("secret"), line);
        }
    }

    @Test
    void aServerWhoseConnectionsAreAllTaken() {
        DatabaseAddress full = TestDatabase.createEmpty();
        String name = full.jdbcUrl().replaceAll(".*/", "");
        execute(full, "create role crowd_%s login".formatted(name));
        execute(full, "alter database %s connection limit 0".formatted(name));
        DatabaseAddress crowd =
                new DatabaseAddress(full.jdbcUrl(), Optional.of("crowd_" + name), Optional.empty());
        String line = refusal(crowd);
        assertTrue(line.contains("too many connections"), line);
        assertTrue(line.contains("max_connections"), line);
    }

    @Test
    void aHostThatNobodyKnows() {
        String line = refusal(DatabaseAddress.parse("postgres://a:secret@no-such-host.invalid/x"));
        assertTrue(line.contains("The host name cannot be resolved"), line);
    }

    @Test
    void aHostThatTakesTheCallAndSaysNothing() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String line =
                    refusal(
                            DatabaseAddress.parse(
                                    "jdbc:postgresql://127.0.0.1:%d/x?user=a&loginTimeout=1"
                                            .formatted(silent.getLocalPort())));
            assertTrue(line.contains("does not respond"), line);
        }
    }

    @Test
    void aForeignSchema() {
        DatabaseAddress address = TestDatabase.createEmpty();
        for (String table : List.of("a", "b", "c", "d", "e", "f", "g")) {
            execute(address, "create table %s ()".formatted(table));
        }
        String line = refusal(address);
        assertTrue(line.contains("(a, b, c, d, e and 2 more)"), line);
        assertTrue(line.contains("Use an empty database"), line);
    }

    @Test
    void aForeignHistory() {
        DatabaseAddress address = TestDatabase.createEmpty();
        MigrationFolder.withTables(parent).on(address).up(2);
        String line = refusal(address);
        assertTrue(line.contains("another file than this program's as version 1"), line);
    }

    @Test
    void aHalfAppliedMigrationWithAHalfMadeIndexUntilItIsMended() {
        DatabaseAddress address = TestDatabase.createEmpty();
        Migrations migrations =
                MigrationFolder.withTables(parent)
                        .write(
                                "V3__unique.sql",
                                "create unique index concurrently price_note on price (note);")
                        .on(address);
        migrations.up(2);
        execute(address, "insert into price select n, null, 'a' from generate_series(2, 3) as n");
        assertTrue(message(() -> migrations.up(3)).contains("price_note"));
        String line = message(() -> migrations.up(3));
        assertTrue(line.contains("half-applied migration, V3__unique.sql (index price_note"), line);
        assertTrue(line.contains("migrate stamp 2"), line);
        new SchemaStamp(migrations).stamp(2);
        line = message(() -> migrations.up(3));
        assertTrue(line.contains("drop index concurrently price_note;"), line);
        execute(address, "drop index price_note");
        execute(address, "delete from price where id > 1");
        assertEquals(1, migrations.up(3));
    }

    @Test
    void aReadOnlyStandbyThatIsNotUpToDate() {
        DatabaseAddress address = TestDatabase.createEmpty();
        String name = address.jdbcUrl().replaceAll(".*/", "");
        execute(
                address,
                "alter database %s set default_transaction_read_only = on".formatted(name));
        assertTrue(refusal(address).contains("targetServerType=primary"));
    }

    @Test
    void aRestoredDatabaseIsStampedAndGoesOn() {
        DatabaseAddress address = TestDatabase.createEmpty();
        Migrations migrations = MigrationFolder.withTables(parent).on(address);
        migrations.up(1);
        execute(address, "drop table flyway_schema_history");
        assertTrue(message(() -> migrations.up(2)).contains("migrate stamp N"));
        new SchemaStamp(migrations).stamp(1);
        assertEquals(1, migrations.up(2));
    }

    @Test
    void aNewerSchemaIsTakenUnlessItNeedsANewerProgram() {
        DatabaseAddress address = TestDatabase.createEmpty();
        MigrationFolder newer =
                MigrationFolder.withTables(parent)
                        .add("V3__more.sql", "create table more ();", "drop table more;");
        newer.on(address).up(3);
        Migrations older = MigrationFolder.withTables(parent).on(address);
        assertTrue(older.standing().newer());
        assertEquals(0, older.up(2));
        newer.add("V4__gone__needs_3.sql", "drop table empty_one;", "create table empty_one ();")
                .on(address)
                .up(4);
        String line = message(() -> older.up(2));
        assertTrue(
                line.contains(
                        "its migration 4 needs a program that supports version 3, this one supports 2"),
                line);
        assertTrue(line.contains("migrate down 2"), line);
        MigrationFolder knows3 =
                MigrationFolder.withTables(parent)
                        .add("V3__more.sql", "create table more ();", "drop table more;");
        assertEquals(0, knows3.on(address).up(3));
    }

    @Test
    void aVersionThatWasLeftOut() {
        DatabaseAddress address = TestDatabase.createEmpty();
        MigrationFolder.withTables(parent)
                .add("V4__later.sql", "create table later ();", "drop table later;")
                .on(address)
                .up(4);
        Migrations whole =
                MigrationFolder.withTables(parent)
                        .add("V3__between.sql", "create table b ();", "drop table b;")
                        .add("V4__later.sql", "create table later ();", "drop table later;")
                        .on(address);
        String line = message(() -> whole.up(4));
        assertTrue(line.contains("lacks version 3"), line);
        new MigrationUndo(whole, false, told -> {}).down(2);
        assertEquals(2, whole.up(4));
    }

    private static String refusal(DatabaseAddress address) {
        return message(() -> Migrations.run(address, Duration.ZERO));
    }

    private static String message(Runnable work) {
        String message =
                String.valueOf(assertThrows(DatabaseUnavailable.class, work::run).getMessage());
        assertFalse(message.contains("\n"), message);
        return message;
    }

    private static void execute(DatabaseAddress address, String sql) {
        try (Connection connection = Connections.single(address)) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
