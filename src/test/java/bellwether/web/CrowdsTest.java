package bellwether.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// More of everything than the house holds.
final class CrowdsTest {
    private static final String SLOW = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String EVENTS = "GET /jobs/1/events HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String THING = "GET /things/1 HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String HEALTH = "GET /health HTTP/1.1\r\nHost: a\r\n\r\n";

    @Test
    void refusesAtOnceWhatNeitherWorksNorWaits() throws Exception {
        Limits limits = Limits.usual().with(new Limits.Crowd(2, 1, Duration.ofMinutes(1)));
        try (EdgeServer server = new EdgeServer(limits, Origins.NONE)) {
            List<Raw> crowd = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                crowd.add(Raw.to(server.port()).send(SLOW));
            }
            server.entered.acquire(2);
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
        Limits limits = Limits.usual().with(new Limits.Crowd(1, 9, Duration.ofMillis(50)));
        try (EdgeServer server = new EdgeServer(limits, Origins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(SLOW);
            server.entered.acquire();
            Raw.Answer late = Raw.ask(server.port(), SLOW);
            assertEquals(503, late.status());
            assertEquals("overloaded", late.json().get("code").asText());
        }
    }

    @Test
    void countsStreamsApart() throws Exception {
        Limits limits = Limits.usual().with(new Limits.Lasting(1, 1));
        try (EdgeServer server = new EdgeServer(limits, Origins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(EVENTS);
            server.entered.acquire();
            assertEquals(503, Raw.ask(server.port(), EVENTS).status());
            assertEquals(200, Raw.ask(server.port(), THING).status());
        }
    }

    @Test
    void slowUploadsHoldNoPlaceOfOthers() throws Exception {
        Limits limits =
                Limits.usual()
                        .with(new Limits.Lasting(1, 1))
                        .with(new Limits.Crowd(1, 0, Duration.ofSeconds(1)));
        String upload =
                "POST /api/v1/prices/import HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";
        try (EdgeServer server = new EdgeServer(limits, Origins.NONE);
                Raw first = Raw.to(server.port())) {
            first.send(upload + "1");
            server.entered.acquire();
            assertEquals(503, Raw.ask(server.port(), upload + "12").status());
            assertEquals(200, Raw.ask(server.port(), THING).status());
            assertEquals("2", first.send("2").read().body());
        }
    }

    @Test
    void leavesConnectionsBeyondTheLimitWaitingUntilOthersClose() throws IOException {
        Limits limits = Limits.usual().with(new Limits.Connections(2, MINUTE, MINUTE));
        try (EdgeServer server = new EdgeServer(limits, Origins.NONE)) {
            Raw first = Raw.to(server.port());
            Raw second = Raw.to(server.port());
            assertEquals(200, first.send(HEALTH).read().status());
            assertEquals(200, second.send(HEALTH).read().status());
            Raw third = Raw.to(server.port()).send(HEALTH).patience(300);
            assertThrows(IOException.class, third::read);
            for (Raw raw : List.of(first, second, third)) {
                raw.close();
            }
            assertEquals(200, retried(server).status());
        }
    }

    private static Raw.Answer retried(EdgeServer server) throws IOException {
        while (true) {
            try {
                return Raw.ask(server.port(), HEALTH);
            } catch (IOException e) {
                Thread.onSpinWait();
            }
        }
    }
}
