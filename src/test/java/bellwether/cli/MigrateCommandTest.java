package bellwether.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.db.schema.MigrationFiles;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MigrateCommandTest {
    private final DatabaseAddress address = TestDatabase.createEmpty();
    private final int newest = MigrationFiles.packed().newest();
    private final TestProgram program = TestProgram.of(address);

    @Test
    void goesUpAndDownAndSaysWhereItIs() {
        assertEquals(0, run());
        assertTrue(
                program.printed().contains("The schema is now at version %d.".formatted(newest)));
        assertEquals(0, run("up"));
        assertTrue(program.printed().contains("up to date, at version " + newest));
        assertEquals(0, run("down", "1"));
        assertTrue(program.printed().contains("The schema is now at version 1."));
        assertEquals(0, run("status"));
        String status = program.printed();
        assertTrue(status.contains("1  prices"), status);
        assertTrue(status.contains("pending"), status);
        assertTrue(status.contains("is at version 1; this program supports " + newest), status);
        assertEquals(0, run("up", "2"));
        assertEquals(0, run("down"));
        assertTrue(program.printed().contains("The schema is now at version 1."));
        assertEquals(0, run("stamp", "0"));
        assertEquals("", program.complained());
    }

    @Test
    void refusesWithTheReasonAndChangesNothing() {
        run();
        assertEquals(2, run("up", "1"));
        assertTrue(program.complained().contains("is already at version %d".formatted(newest)));
        assertEquals(2, run("down", "999"));
        assertTrue(program.complained().contains("No version 999"));
        Database database = Database.open(address, "test", new PoolSettings(0, 1));
        try (database) {
            database.jdbi()
                    .useHandle(h ->
                            h.execute("insert into source (name, synthetic) values ('a', false)"));
        }
        assertEquals(2, run("down", "0"));
        assertTrue(program.complained().contains("table source (1 rows)"));
        assertEquals(0, run("down", "0", "--yes"));
    }

    private int run(String... arguments) {
        return program.run(
                Stream.concat(Stream.of("migrate"), Stream.of(arguments)).toArray(String[]::new));
    }
}
