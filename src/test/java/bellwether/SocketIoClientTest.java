package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The client of Socket.IO's own makers accepts our endpoint.
final class SocketIoClientTest {
    private static final Path PROGRAM = Path.of("src/test/resources/bellwether/socket-io.mjs");

    private static Path program;

    @BeforeAll
    static void fetch() throws Exception {
        program =
                NpmPackages.install("socket-io", "socket.io-client@4.8.1")
                        .folder()
                        .resolve("client.mjs");
        Files.copy(PROGRAM, program, StandardCopyOption.REPLACE_EXISTING);
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
                        program.toString(),
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
