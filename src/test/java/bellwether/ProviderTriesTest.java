package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.web.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How often a provider is really asked, counted on the wire: by a host of our own that takes a
/// connection, reads what comes and hangs up. The real program, because what the JDK's client does
/// by itself is settled once for a whole process.
final class ProviderTriesTest {
    @TempDir Path home;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aProviderThatHangsUpIsAskedThreeTimesAndNotMore(boolean rudely) throws Exception {
        AtomicInteger connections = new AtomicInteger();
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(listener, connections, rudely));
            Running app =
                    Running.start(
                            home,
                            Map.of(
                                    "PROVIDERS",
                                    "stooq",
                                    "STOOQ_URL",
                                    "http://127.0.0.1:" + listener.getLocalPort()));
            try {
                JsonNode job = job(app);
                assertEquals("failed", job.get("state").asText(), job::toString);
                assertTrue(job.toString().contains("stooq could not be reached"), job::toString);
            } finally {
                app.process().destroy();
                app.process().waitFor();
            }
        }
        assertEquals(3, connections.get());
    }

    private static JsonNode job(Running app) {
        Call.Answer accepted =
                app.call().post("/api/v1/analyses", "{\"tickers\":[\"ZZZZ.US\"],\"capital\":1000}");
        String id = accepted.json().get("id").asText();
        while (true) {
            JsonNode job = app.call().get("/api/v1/jobs/" + id).json();
            if (!job.get("finished_at").isNull()) {
                return job;
            }
            Thread.onSpinWait();
        }
    }

    /// @param rudely with a reset, and not with a decent end
    private static void hangUp(ServerSocket listener, AtomicInteger connections, boolean rudely) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                connections.incrementAndGet();
                socket.setSoLinger(rudely, 0);
                if (!rudely) {
                    socket.getInputStream().read();
                }
            } catch (IOException e) {
                return; // closed
            }
        }
    }
}
