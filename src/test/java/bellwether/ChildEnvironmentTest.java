package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the embedded PostgreSQL knows of the service's settings.
final class ChildEnvironmentTest {
    private static final String MASTER = "m".repeat(40);

    @Test
    void noSettingIsInTheEnvironmentOfThePostgresThatItStarts(@TempDir Path home) throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/environ")), "skipped: there is no /proc");
        Running service =
                Running.start(
                        home,
                        Map.of("MASTER_API_KEY", MASTER, "SENTRY_DSN", "http://k@127.0.0.1:9/1"));
        try {
            Path pid = home.resolve("postgres-18/postmaster.pid");
            String server = Files.readAllLines(pid).getFirst().strip();
            List<String> told =
                    List.of(
                            Files.readString(
                                            Path.of("/proc", server, "environ"),
                                            StandardCharsets.UTF_8)
                                    .split("\0", -1));
            assertTrue(told.stream().anyMatch(one -> one.startsWith("PATH=")), told.toString());
            for (String name :
                    List.of("MASTER_API_KEY", "SENTRY_DSN", "BELLWETHER_HOME", "RATE_LIMITS")) {
                assertFalse(told.stream().anyMatch(one -> one.startsWith(name + "=")), name);
            }
            assertEquals(
                    200,
                    service.call().header("X-API-Key", MASTER).get("/api/v1/me").status(),
                    "the service itself knows its key");
        } finally {
            service.process().destroy();
            assertTrue(service.process().waitFor(28, TimeUnit.SECONDS));
        }
    }
}
