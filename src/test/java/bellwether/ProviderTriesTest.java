package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How often a provider is really asked, counted on the wire: by a host of our own that takes a
/// connection and hangs up. The real program, because what the JDK's client does by itself is
/// settled once for a whole process.
final class ProviderTriesTest {
    @TempDir Path home;

    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean rudely;

    @Test
    void aProviderThatHangsUpIsAskedThreeTimesAndNotMore() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> hangUp(listener));
            String host = "http://127.0.0.1:" + listener.getLocalPort();
            Running app =
                    Running.start(
                            home,
                            Map.of(
                                    "PROVIDERS", "stooq",
                                    "STOOQ_URL", host,
                                    "AUTO_REFRESH", "false"));
            try {
                assertEquals(3, connections(app, "POLITE"), "after the request was read");
                rudely = true;
                assertEquals(3, connections(app, "RUDE"), "by a reset");
            } finally {
                app.process().destroy();
                app.process().waitFor();
            }
        }
    }

    /// How many connections an analysis of a symbol takes for which nothing is stored.
    private int connections(Running app, String ticker) {
        connections.set(0);
        String body = "{\"tickers\":[\"%s\"],\"capital\":1000}".formatted(ticker);
        Call.Answer accepted = app.call().post("/api/v1/analyses", body);
        String id = accepted.json().get("id").asText();
        JsonNode job;
        do {
            job = app.call().get("/api/v1/jobs/" + id).json();
        } while (job.get("finished_at").isNull());
        assertTrue(job.toString().contains("stooq could not be reached"), job::toString);
        return connections.get();
    }

    private void hangUp(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket socket = listener.accept()) {
                connections.incrementAndGet();
                if (rudely) {
                    socket.setSoLinger(true, 0);
                } else {
                    socket.getInputStream().read();
                }
            } catch (IOException e) {
                if (listener.isClosed()) {
                    return;
                }
            }
        }
    }
}
