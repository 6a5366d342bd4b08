package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The client of Socket.IO's own makers accepts our endpoint. Needs Node and, the first time, npm's
/// registry; without them the test says so and is skipped.
final class SocketIoClientTest {
    private static final String CLIENT = "socket.io-client@4.8.1";
    private static final Path FOLDER = Path.of("target", "socket-io").toAbsolutePath();
    private static final Path PROGRAM = Path.of("src/test/resources/bellwether/socket-io.mjs");

    @BeforeAll
    static void fetch() throws Exception {
        assumeTrue(
                isOnPath("npm") && isOnPath("node"), "Node is not there: Socket.IO is not tried");
        Files.createDirectories(FOLDER);
        Files.copy(
                PROGRAM,
                FOLDER.resolve("client.mjs"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        if (!Files.exists(FOLDER.resolve("node_modules/socket.io-client"))) {
            Process install =
                    new ProcessBuilder(
                                    "npm",
                                    "install",
                                    "--prefix=" + FOLDER,
                                    "--prefer-offline",
                                    "--ignore-scripts",
                                    "--no-audit",
                                    "--no-fund",
                                    "--no-update-notifier",
                                    CLIENT)
                            .redirectErrorStream(true)
                            .redirectOutput(FOLDER.resolve("install.txt").toFile())
                            .start();
            boolean done = install.waitFor(2, TimeUnit.MINUTES);
            install.destroyForcibly();
            assumeTrue(
                    done && install.exitValue() == 0,
                    "npm could not fetch " + CLIENT + ": Socket.IO is not tried");
        }
    }

    private static boolean isOnPath(String program) {
        return List.of(System.getenv("PATH").split(":", -1)).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    @Test
    void itConnectsListensAndLeaves() throws Exception {
        try (KeyedApp keyed = new KeyedApp()) {
            String key = keyed.secret("reader", "ann");
            List<String> said = new ArrayList<>();
            Process client = client(keyed, key, 2);
            try (BufferedReader lines = lines(client)) {
                said.add(lines.readLine());
                publish(keyed, "alerts", "alert.fired", 1);
                publish(keyed, "jobs", "job.ended", 2);
                lines.lines().forEach(said::add);
            }
            assertEquals(
                    List.of(
                            "connected",
                            "new_alert {\"number\":1}",
                            "job.ended {\"number\":2}",
                            "disconnected: io client disconnect"),
                    said);
        }
    }

    @Test
    void itIsToldThatItsKeyIsWrong() throws Exception {
        try (KeyedApp keyed = new KeyedApp()) {
            Process client = client(keyed, "wrong", 1);
            try (BufferedReader lines = lines(client)) {
                assertEquals(
                        List.of("refused: Unknown API key. {\"code\":\"unknown_key\"}"),
                        lines.lines().toList());
            }
        }
    }

    private static void publish(KeyedApp keyed, String topic, String name, int number) {
        keyed.jdbi()
                .useTransaction(h ->
                        LiveEvents.publish(
                                h,
                                LiveEventType.kept(topic, name),
                                "ann",
                                Map.of("number", number)));
    }

    private static Process client(KeyedApp keyed, String key, int events) throws IOException {
        return new ProcessBuilder(
                        "node",
                        FOLDER.resolve("client.mjs").toString(),
                        "http://127.0.0.1:" + keyed.app.port(),
                        key,
                        Integer.toString(events))
                .redirectErrorStream(true)
                .start();
    }

    private static BufferedReader lines(Process client) {
        return new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    }
}
