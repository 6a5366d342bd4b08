package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PostgresFolderTest {
    @TempDir Path home;

    /// PostgreSQL takes no empty password, and would let nobody in at any later start.
    @Test
    void aFileThatWasNotWrittenToItsEndIsNoPassword() throws IOException {
        Files.createFile(home.resolve("postgres.password"));
        String password = new PostgresFolder(home).password();
        assertTrue(password.matches("[A-Za-z0-9_-]{32}"), password);
        assertEquals(password, new PostgresFolder(home).password());
        try (var files = Files.list(home)) {
            assertEquals(List.of(home.resolve("postgres.password")), files.toList());
        }
    }
}
