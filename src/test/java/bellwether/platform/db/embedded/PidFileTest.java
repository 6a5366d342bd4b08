package bellwether.platform.db.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PidFileTest {
    @TempDir Path data;

    private void write(String... lines) throws IOException {
        Files.write(data.resolve("postmaster.pid"), List.of(lines));
    }

    @Test
    void readsTheFirstFourLinesAsPostgresWritesThem() throws IOException {
        write("4242", "/home/x/postgres-18", "1793491200", " 54321 ", "/tmp", "localhost");
        assertEquals(
                Optional.of(
                        new PidFile(4242, Path.of("/home/x/postgres-18"), 1_793_491_200L, 54_321)),
                PidFile.read(data));
    }

    @Test
    void noFileAndOneThatIsBeingWrittenAreNone() throws IOException {
        assertEquals(Optional.empty(), PidFile.read(data));
        write("4242", "/home/x/postgres-18", "1793491200");
        assertEquals(Optional.empty(), PidFile.read(data));
        write();
        assertEquals(Optional.empty(), PidFile.read(data));
    }

    /// The number is given to others after a while, even to us.
    @Test
    void aProcessThatIsNoPostgresIsNotTheServer() {
        long now = System.currentTimeMillis() / 1_000;
        long self = ProcessHandle.current().pid();
        assertFalse(new PidFile(self, data, now, 1).alive());
        assertFalse(
                new PidFile(Long.MAX_VALUE, data, now, 1).alive(), "there is none of that number");
    }
}
