package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.security.AllowedOrigins;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// More of everything than the house holds.
final class ConcurrencyLimitsTest {
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String EVENTS = "GET /jobs/1/events HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String THING = "GET /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n";

    @Test
    void refusesAtOnceWhatNeitherWorksNorWaits() throws Exception {
        ServerLimits limits =
                ServerLimits.usual().with(new ServerLimits.Crowd(2, 1, Duration.ofMinutes(1)));
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE)) {
            List<Raw> crowd = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                crowd.add(Raw.to(server.port()).send(SLOW));
            }
            assertTrue(server.entered.tryAcquire(2, 10, TimeUnit.SECONDS));
            crowd.add(Raw.to(server.port()).send(SLOW));
            // the third waits in silence; whoever comes after it is refused
            assertThrows(SocketTimeoutException.class, crowd.getLast().patience(200)::read);
            Raw.Answer refused = Raw.ask(server.port(), SLOW);
            assertEquals(503, refused.status());
            assertEquals("overloaded", refused.json().get("code").asText());
            assertEquals("1", refused.headers().get("retry-after"));
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            server.go.countDown();
            for (Raw raw : crowd) {
                assertEquals(200, raw.patience(10_000).read().status());
                raw.close();
            }
            assertEquals(200, Raw.ask(server.port(), SLOW).status());
        }
    }

    @Test
    void givesUpARequestThatHasWaitedTooLong() throws Exception {
        ServerLimits limits =
                ServerLimits.usual().with(new ServerLimits.Crowd(1, 9, Duration.ofMillis(50)));
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(SLOW);
            assertTrue(server.entered.tryAcquire(10, TimeUnit.SECONDS));
            Raw.Answer late = Raw.ask(server.port(), SLOW);
            assertEquals(503, late.status());
            assertEquals("overloaded", late.json().get("code").asText());
        }
    }

    @Test
    void countsStreamsApart() throws Exception {
        ServerLimits limits = ServerLimits.usual().with(new ServerLimits.Lasting(1, 1, 1, 1));
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(EVENTS);
            assertTrue(server.entered.tryAcquire(10, TimeUnit.SECONDS));
            assertEquals(503, Raw.ask(server.port(), EVENTS).status());
            assertEquals(200, Raw.ask(server.port(), THING).status());
        }
    }

    @Test
    void slowUploadsHoldNoPlaceOfOthers() throws Exception {
        ServerLimits limits =
                ServerLimits.usual()
                        .with(new ServerLimits.Lasting(1, 1, 1, 1))
                        .with(new ServerLimits.Crowd(1, 0, Duration.ofSeconds(1)));
        String upload =
                "POST /api/v1/prices/import HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n";
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(upload + "1");
            assertTrue(server.entered.tryAcquire(10, TimeUnit.SECONDS));
            assertEquals(503, Raw.ask(server.port(), upload + "12").status());
            assertEquals(200, Raw.ask(server.port(), THING).status());
            assertEquals("2", first.send("2").read().body());
        }
    }

    @Test
    void givesOneCallerNoMoreThanItsShareOfStreams() throws Exception {
        ServerLimits limits = ServerLimits.usual().with(new ServerLimits.Shares(1, 2, 1, 1, 5));
        List<Raw> streams = new ArrayList<>();
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE)) {
            for (int i = 0; i < 2; i++) {
                streams.add(Raw.to(server.port()).send(EVENTS));
                assertTrue(server.entered.tryAcquire(10, TimeUnit.SECONDS));
            }
            Raw.Answer third = Raw.ask(server.port(), EVENTS);
            assertEquals(429, third.status());
            assertEquals("too_many_at_once", third.json().get("code").asText());
            assertEquals(
                    "Limit of 2 concurrent event streams per address reached; close one of them, or wait.",
                    third.json().get("detail").asText());
            assertEquals(200, Raw.ask(server.port(), THING).status());
            server.go.countDown();
            for (Raw stream : streams) {
                assertEquals(200, stream.readHead().status());
                stream.close();
            }
            assertEquals(200, again(server, EVENTS));
        }
    }

    @Test
    void givesOneCallerNoMoreThanItsShareOfRequests() throws Exception {
        ServerLimits limits = ServerLimits.usual().with(new ServerLimits.Shares(9, 9, 9, 9, 3));
        List<Raw> crowd = new ArrayList<>();
        try (EdgeServer server = new EdgeServer(limits, AllowedOrigins.NONE)) {
            for (int i = 0; i < 3; i++) {
                crowd.add(Raw.to(server.port()).send(SLOW));
            }
            assertTrue(server.entered.tryAcquire(3, 10, TimeUnit.SECONDS));
            assertEquals(429, Raw.ask(server.port(), SLOW).status());
            assertEquals(200, Raw.ask(server.port(), HEALTH).status());
            server.go.countDown();
            for (Raw raw : crowd) {
                assertEquals(200, raw.read().status());
                raw.close();
            }
            assertEquals(200, again(server, SLOW));
        }
    }

    /// The place of a request is given back a moment after its answer.
    private static int again(EdgeServer server, String request) throws IOException {
        long patience = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (true) {
            int status = Raw.ask(server.port(), request).status();
            if (status != 429 || System.nanoTime() > patience) {
                return status;
            }
        }
    }
}
