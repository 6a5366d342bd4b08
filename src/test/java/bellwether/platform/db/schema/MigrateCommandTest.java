package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrateCommandTest {
    private final DatabaseAddress address = TestDatabase.createEmpty();
    private final int newest = MigrationFiles.packed().newest();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void goesUpAndDownAndSaysWhereItIs() {
        assertEquals(0, run());
        assertTrue(said(out).contains("The schema is at version %d now.".formatted(newest)));
        assertEquals(0, run("up"));
        assertTrue(said(out).contains("up to date, at version " + newest));
        assertEquals(0, run("down", "1"));
        assertTrue(said(out).contains("The schema is at version 1 now."));
        assertEquals(0, run("status"));
        String status = said(out);
        assertTrue(status.contains("1  prices"), status);
        assertTrue(status.contains("pending"), status);
        assertTrue(status.contains("is at version 1; this program knows " + newest), status);
        assertEquals(0, run("up", "2"));
        assertEquals(0, run("down"));
        assertTrue(said(out).contains("The schema is at version 1 now."));
        assertEquals(0, run("stamp", "0"));
        assertEquals("", said(err));
    }

    @Test
    void refusesWithTheReasonAndChangesNothing() {
        run();
        assertEquals(2, run("up", "1"));
        assertTrue(said(err).contains("is at version %d already".formatted(newest)));
        assertEquals(2, run("down", "999"));
        assertTrue(said(err).contains("There is no version 999"));
        Database database = Database.open(address, "test", new PoolSettings(0, 1));
        try (database) {
            database.jdbi()
                    .useHandle(h ->
                            h.execute("insert into source (name, synthetic) values ('a', false)"));
        }
        assertEquals(2, run("down", "0"));
        assertTrue(said(err).contains("table source (1 rows)"));
        assertEquals(0, run("down", "0", "--yes"));
    }

    @Test
    void checksOnADatabaseThatIsGoneAfterwards() {
        assertEquals(0, run("check"));
        assertTrue(said(out).contains("The migrations are sound."));
        int left =
                new Migrations(address, MigrationFiles.packed())
                        .jdbi()
                        .withHandle(h ->
                                h.createQuery(
                                                "select count(*) from pg_database where datname like 'bellwether_scratch%'")
                                        .mapTo(Integer.class)
                                        .one());
        assertEquals(0, left);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sideways",
                "up x",
                "up -1",
                "up 1 2",
                "stamp",
                "status 1",
                "check 1",
                "up --yes",
                "down 99999999999"
            })
    void complainsAboutWrongCalls(String call) {
        String complaint = MigrateCommand.complaint(List.of(call.split(" ", -1))).orElseThrow();
        assertTrue(complaint.contains(call) && complaint.contains("Usage"), complaint);
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return new MigrateCommand(new PrintStream(out), new PrintStream(err))
                .run(address, Duration.ofSeconds(5), List.of(arguments));
    }

    private static String said(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
