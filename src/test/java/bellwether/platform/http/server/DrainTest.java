package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.http.Raw;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of requests in flight when the server stops.
final class DrainTest {
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void fiftyRequestsInFlightGetFiftyAnswersAndNoReset() throws Exception {
        EdgeServer server = EdgeServer.usual();
        List<Raw> flying = flying(server, 50);
        Thread stopping = Thread.ofVirtual().start(server::stop);
        refusesNewOnes(server);
        server.go.countDown();
        for (Raw raw : flying) {
            Raw.Answer answer = raw.read();
            assertEquals(200, answer.status());
            assertEquals("\"done\"", answer.body());
            assertEquals("", raw.rest(), "an orderly end and no reset");
            raw.close();
        }
        assertTrue(stopping.join(Duration.ofSeconds(10)));
    }

    @Test
    void aHurryEndsTheWaitForThem() throws Exception {
        EdgeServer server = EdgeServer.usual();
        List<Raw> flying = flying(server, 1);
        Thread stopping = Thread.ofVirtual().start(server::stop);
        refusesNewOnes(server);
        server.hurry();
        assertTrue(stopping.join(Duration.ofSeconds(5)), "would wait for 10 seconds");
        flying.getFirst().close();
        server.go.countDown();
    }

    @Test
    void nobodyWhoComesWhileItDrainsIsLeftWaiting() throws Exception {
        for (int round = 0; round < 30; round++) {
            EdgeServer server = EdgeServer.usual();
            List<Raw> flying = flying(server, 1);
            Thread stopping = Thread.ofVirtual().start(server::stop);
            refusesNewOnes(server);
            server.go.countDown();
            assertEquals(200, flying.getFirst().read().status());
            flying.getFirst().close();
            assertTrue(stopping.join(Duration.ofSeconds(10)));
        }
    }

    private static List<Raw> flying(EdgeServer server, int count) throws Exception {
        List<Raw> flying = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            flying.add(Raw.to(server.port()).send(SLOW));
        }
        server.entered.acquire(count);
        return flying;
    }

    /// Waits until the server takes nothing new.
    private static void refusesNewOnes(EdgeServer server) {
        Waiting.until(() -> refuses(server.port()));
    }

    private static boolean refuses(int port) {
        try {
            return Raw.ask(port, "GET /health HTTP/1.1\r\nHost: a\r\n\r\n").status() != 200;
        } catch (SocketTimeoutException e) {
            throw new AssertionError("was left waiting", e);
        } catch (IOException e) {
            return true;
        }
    }
}
