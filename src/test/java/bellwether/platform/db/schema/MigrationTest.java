package bellwether.platform.db.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MigrationTest {
    @TempDir Path folder;

    private static Migration of(String script, String sql) {
        return new Migration(Migration.versionOf(script), script, sql, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"V1__prices.sql, 1, prices", "V12__two_words_needs_9.sql, 12, two words needs 9"})
    void aNameHoldsTheVersionAndWhatItIsAbout(String script, int version, String description) {
        assertTrue(Migration.isName(script));
        Migration migration = of(script, "");
        assertEquals(version, migration.version());
        assertEquals(description, migration.description());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v1__prices.sql",
                "V1_prices.sql",
                "V__prices.sql",
                "V1__.sql",
                "V1__prices.sql.bak",
                "V1.2__prices.sql",
                "U1__prices.sql",
                "README.md"
            })
    void othersAreNoMigrations(String name) {
        assertFalse(Migration.isName(name));
        assertThrows(IllegalArgumentException.class, () -> Migration.versionOf(name));
    }

    /// The last number counts, as Flyway keeps nothing else than the description of it.
    @ParameterizedTest
    @CsvSource({
        "prices, -1",
        "needs 5, 5",
        "drop old column needs 12, 12",
        "needs 3 then needs 4, 4",
        "drop needs, -1",
        "misneeds 5, -1",
        "needs 5 really, -1"
    })
    void aDescriptionSaysWhichProgramsCanGoOn(String description, int version) {
        assertEquals(
                version < 0 ? OptionalInt.empty() : OptionalInt.of(version),
                Migration.needs(description));
    }

    @ParameterizedTest
    @CsvSource({
        "create index concurrently i on t (a);, true",
        "CREATE INDEX CONCURRENTLY i ON t (a);, true",
        "drop index  concurrently i;, true",
        "create index i on t (a);, false",
        "create index i on t (a); -- not concurrently, false"
    })
    void whatRunsOutsideATransactionIsKnownByItsWord(String sql, boolean concurrent) {
        assertEquals(concurrent, of("V1__a.sql", sql).concurrent());
    }

    @Test
    void aFolderIsReadByVersionWithItsUndos() throws IOException {
        Files.createDirectory(folder.resolve("undo"));
        Files.writeString(folder.resolve("V10__c.sql"), "ten");
        Files.writeString(folder.resolve("V2__b.sql"), "two");
        Files.writeString(folder.resolve("V1__a.sql"), "one");
        Files.writeString(folder.resolve("README.md"), "text");
        Files.writeString(folder.resolve("undo/U2__b.sql"), "undo two");
        MigrationFiles files = MigrationFiles.in(folder);
        assertEquals(
                List.of(
                        new Migration(1, "V1__a.sql", "one", Optional.empty()),
                        new Migration(2, "V2__b.sql", "two", Optional.of("undo two")),
                        new Migration(10, "V10__c.sql", "ten", Optional.empty())),
                files.all());
        assertEquals(10, files.newest());
        assertEquals("undo/U10__c.sql", files.all().getLast().undoScript());
        files.requireKnown(0);
        files.requireKnown(2);
        WrongMigrationCall fault =
                assertThrows(WrongMigrationCall.class, () -> files.requireKnown(3));
        assertEquals("No version 3; this program supports 0 to 10", fault.getMessage());
    }

    @Test
    void anEmptyFolderIsTheEmptySchema() throws IOException {
        assertEquals(0, MigrationFiles.in(folder).newest());
    }

    @Test
    void everyPackedMigrationCanBeUndone() {
        MigrationFiles packed = MigrationFiles.packed();
        assertFalse(packed.all().isEmpty());
        for (int i = 0; i < packed.all().size(); i++) {
            Migration migration = packed.all().get(i);
            assertEquals(i + 1, migration.version(), "without a gap");
            assertTrue(migration.undo().isPresent(), migration.script());
        }
    }
}
