package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.FakeServer;
import bellwether.platform.db.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the operator of the real program sees of a database that cannot be used: one line on
/// standard error, no stack trace, and an exit code.
final class BadDatabaseProcessTest {
    @TempDir Path home;

    @Test
    void theWrongPasswordIsOneLine() throws Exception {
        try (FakeServer server =
                FakeServer.refusing("28P01", "password authentication failed for user \"user\"")) {
            String line = onlyLine("serve", server.address().jdbcUrl());
            assertTrue(line.contains("Check the user and the password"), line);
        }
    }

    @Test
    void aServerThatIsTooOldIsOneLine() throws Exception {
        try (FakeServer server = FakeServer.ofVersion("12.22")) {
            String line = onlyLine("worker", server.address().jdbcUrl());
            assertTrue(line.contains("PostgreSQL 12.22; 15 or newer is needed"), line);
        }
    }

    @Test
    void aForeignSchemaIsOneLine() throws Exception {
        String url = TestDatabase.createEmpty().jdbcUrl() + "?user=postgres";
        Jdbi.create(url).useHandle(h -> h.execute("create table orders (id int)"));
        for (String command : List.of("migrate", "serve")) {
            String line = onlyLine(command, url);
            assertTrue(line.contains("no migration history of Bellwether (orders)"), line);
        }
    }

    private String onlyLine(String command, String url) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        Objects.requireNonNull(System.getProperty("java.class.path")),
                        "bellwether.Bellwether",
                        command);
        builder.environment().put("BELLWETHER_HOME", home.toString());
        builder.environment().put("PORT", "0");
        builder.environment().put("DATABASE_URL", url);
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process process = builder.start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertNotEquals(0, process.waitFor());
        assertEquals(1, said.lines().count(), said);
        return said;
    }
}
