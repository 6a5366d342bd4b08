package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.security.AllowedOrigins;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// More connections than there is room for: the listener survives, whoever asks is answered, and
/// whoever is being answered is not cut off.
final class ConnectionLimitTest {
    private static final int MOST = 40;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";

    private static EdgeServer server() {
        ServerLimits usual = ServerLimits.usual();
        return new EdgeServer(
                usual.with(new ServerLimits.Connections(MOST, MINUTE, MINUTE)),
                AllowedOrigins.NONE);
    }

    @Test
    void threeWavesOfTwiceAsManySilentConnectionsKeepNoOneOut() throws IOException {
        try (EdgeServer server = server()) {
            for (int wave = 0; wave < 3; wave++) {
                List<Socket> crowd = new ArrayList<>();
                for (int i = 0; i < 2 * MOST; i++) {
                    crowd.add(new Socket(InetAddress.getLoopbackAddress(), server.port()));
                    if (i % 10 == 0) {
                        assertEquals(200, Raw.ask(server.port(), HEALTH).status());
                    }
                }
                assertEquals(200, Raw.ask(server.port(), HEALTH).status());
                for (Socket socket : crowd) {
                    socket.close();
                }
                assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            }
        }
    }

    @Test
    void halfSentHeadsKeepNoOneOutEither() throws IOException {
        try (EdgeServer server = server()) {
            List<Raw> crowd = new ArrayList<>();
            for (int i = 0; i < 2 * MOST; i++) {
                crowd.add(Raw.to(server.port()).send("GET /health HTTP/1.1\r\nHost: "));
            }
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            for (Raw raw : crowd) {
                raw.close();
            }
        }
    }

    @Test
    void bodiesThatDoNotComeKeepNoOneOutEither() throws IOException {
        try (EdgeServer server = server()) {
            List<Raw> crowd = new ArrayList<>();
            for (int i = 0; i < 2 * MOST; i++) {
                crowd.add(
                        Raw.to(server.port())
                                .send(
                                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1"));
            }
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            for (Raw raw : crowd) {
                raw.close();
            }
        }
    }

    @Test
    void whoeverIsBeingAnsweredStays() throws Exception {
        try (EdgeServer server = server();
                Raw working = Raw.to(server.port())) {
            working.send(SLOW);
            assertTrue(server.entered.tryAcquire(10, TimeUnit.SECONDS));
            List<Raw> crowd = new ArrayList<>();
            for (int i = 0; i < 3 * MOST; i++) {
                crowd.add(Raw.to(server.port()));
            }
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            server.go.countDown();
            assertEquals(200, working.read().status());
            for (Raw raw : crowd) {
                raw.close();
            }
        }
    }

    @Test
    void whereAllAreBeingAnsweredTheNewOneIsClosedAndAllIsWellAfterwards() throws Exception {
        try (EdgeServer server = server()) {
            List<Raw> working = new ArrayList<>();
            for (int i = 0; i < MOST; i++) {
                working.add(Raw.to(server.port()).send(SLOW));
            }
            assertTrue(server.entered.tryAcquire(MOST, 10, TimeUnit.SECONDS));
            try (Raw refused = Raw.to(server.port())) {
                assertEquals("", refused.patience(5_000).rest());
            }
            server.go.countDown();
            for (Raw raw : working) {
                assertEquals(200, raw.read().status());
                raw.close();
            }
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
        }
    }

    @Test
    void anAddressThatHasMostLosesItsOwn() throws IOException {
        try (EdgeServer server = server()) {
            List<Raw> few = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                few.add(Raw.from("127.0.0.2", server.port()));
            }
            List<Raw> many = new ArrayList<>();
            for (int i = 0; i < 3 * MOST; i++) {
                many.add(Raw.to(server.port()));
            }
            for (Raw raw : few) {
                assertEquals(200, raw.send(HEALTH).read().status());
                raw.close();
            }
            for (Raw raw : many) {
                raw.close();
            }
        }
    }

    @Test
    void leavesRoomForWhatTheProcessOpensItself() {
        assertEquals(2_000, OpenFileLimit.bound(2_000, 1_048_576));
        assertEquals(624, OpenFileLimit.bound(2_000, 1_024));
        assertEquals(50, OpenFileLimit.bound(2_000, 256));
        assertEquals(2_000, OpenFileLimit.bound(2_000, -1));
    }
}
