package bellwether.platform.db;

import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

final class ThrowawayPostgresTest {
    @Test
    void itsEndLeavesNothing() throws IOException {
        ThrowawayPostgres server = ThrowawayPostgres.start();
        assertTrue(Files.exists(server.data().resolve("postmaster.pid")));
        server.end();
        Waiting.until(() -> !Files.exists(server.data()));
    }
}
