package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the real program says of a start, and of one that cannot be: one line, before anything is
/// made.
final class StartRefusalTest {
    @TempDir Path folder;

    private record Ended(int code, List<String> complained) {}

    private static Ended serve(Path home, Map<String, String> settings)
            throws IOException, InterruptedException {
        return run(home, settings, "serve");
    }

    private static Ended run(Path home, Map<String, String> settings, String command)
            throws IOException, InterruptedException {
        Process process =
                Running.program(home, settings, "bellwether.Bellwether", command)
                        .redirectErrorStream(false)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), said.lines().toList());
    }

    @Test
    void aPortInUseIsOneLineAndNothingIsMade() throws Exception {
        Path home = folder.resolve("home");
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();
            Ended ended = serve(home, Map.of("PORT", Integer.toString(port)));
            assertEquals(1, ended.code());
            assertEquals(
                    List.of(
                            "Port %d of 127.0.0.1 is in use. Set PORT to another one, for example: PORT=%d ./run.sh"
                                    .formatted(port, port + 1)),
                    ended.complained());
            assertFalse(Files.exists(home));
        }
    }

    /// Requests go to the root of the address, where another service may take the key.
    @Test
    void anAddressOfTheServiceWithMoreThanHostAndPortIsRefused() throws Exception {
        for (String more : List.of("/bellwether", "/?a=1", "/#a")) {
            String url = "http://127.0.0.1:1" + more;
            assertEquals(
                    List.of(
                            "Wrong settings:",
                            "  BELLWETHER_URL must be an address without a path, such as http://127.0.0.1:8080, was \""
                                    + url
                                    + '"'),
                    run(folder.resolve("home"), Map.of("BELLWETHER_URL", url), "jobs")
                            .complained());
        }
        assertTrue(
                run(folder.resolve("home"), Map.of("BELLWETHER_URL", "http://127.0.0.1:1/"), "jobs")
                        .complained()
                        .getFirst()
                        .startsWith("No Bellwether responds at http://127.0.0.1:1/"));
    }

    @Test
    void aHomeThatCannotBeMadeIsOneLineWithoutNamesOfClasses() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path home = file.resolve("home");
        assertEquals(
                new Ended(
                        1,
                        List.of(
                                "The folder %s cannot be used: %s is a file. Make this user its owner, or set BELLWETHER_HOME to another folder."
                                        .formatted(home, file))),
                serve(home, Map.of()));
    }

    @Test
    void aStartEndsWithWhatToOpenAndWhatToTry() throws Exception {
        List<String> said = until("Try: ", Map.of());
        assertTrue(
                said.getFirst().matches(".*Ready at http://127.0.0.1:\\d+ \\(.*"), said.toString());
        assertTrue(
                said.getLast()
                        .matches(
                                ".*Docs: http://127.0.0.1:\\d+/docs . Try: curl -s http://127.0.0.1:\\d+/api/v1/analyses -H .*DEMO01.*"),
                said.toString());
        assertEquals(2, said.size());
    }

    @Test
    void structuredLogsAreReadyInOneLine() throws Exception {
        List<String> said = until("Stopped", Map.of("STRUCTURED_LOGS", "true"));
        assertTrue(said.getFirst().contains("Ready at"), said.toString());
        assertTrue(said.get(1).contains("Stopping"), said.toString());
    }

    /// The lines from the one that says that it is ready, to one that holds these words; then it is
    /// stopped.
    private List<String> until(String words, Map<String, String> more) throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("DATABASE_URL", TestDatabase.createEmpty().jdbcUrl() + "?user=postgres");
        Path log = folder.resolve("log");
        Process process =
                Running.program(folder.resolve("home"), settings, "bellwether.Bellwether", "serve")
                        .redirectErrorStream(false)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(log.toFile())
                        .start();
        try {
            Waiting.until(() -> read(log), text -> text.contains("Ready at"));
            if (words.equals("Stopped")) {
                process.destroy();
            }
            String text = Waiting.until(() -> read(log), said -> said.contains(words));
            return text.substring(text.lastIndexOf('\n', text.indexOf("Ready at")) + 1)
                    .lines()
                    .toList();
        } finally {
            process.destroy();
            assertTrue(process.waitFor(28, TimeUnit.SECONDS));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
