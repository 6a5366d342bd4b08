package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.ServerLimits;
import bellwether.platform.http.security.AllowedOrigins;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Clients that send the head of a request, or take its answer, drop by drop.
final class SlowClientsTest {
    private static final String WHOLE = "GET /things/1 HTTP/1.1\r\nHost: a\r\n\r\n";

    private static final Duration SHORT = Duration.ofMillis(500);

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server =
                new EdgeServer(
                        ServerLimits.usual().with(new ServerLimits.Connections(100, SHORT, SHORT)),
                        AllowedOrigins.NONE);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "G",
                "GET /thi",
                "GET /things/1 HTT",
                "GET /things/1 HTTP/1.1\r\nHost: a\r\n"
            })
    void isCutOffThoughAByteComesAllTheTime(String beginning) throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            assertCutOff(raw.send(beginning), beginning.isEmpty() ? "\r\n" : "x");
        }
    }

    @Test
    void isCutOffAfterAGoodRequestToo() throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            assertEquals(200, raw.send(WHOLE).read().status());
            assertCutOff(raw.send("GET /things/1 HTTP/1.1\r\n"), "x");
        }
    }

    @Test
    void waitsForTheNextRequestAndForAnswersAsLongAsBefore() throws IOException {
        try (Raw idle = Raw.to(server.port());
                Raw silent = Raw.to(server.port());
                Raw slow = Raw.to(server.port())) {
            assertEquals(200, idle.send(WHOLE).read().status());
            slow.send("GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
            try (Raw cut = Raw.to(server.port())) {
                assertCutOff(cut.send("G"), "x");
            }
            assertEquals(200, idle.send(WHOLE).read().status());
            assertEquals(200, silent.send(WHOLE).read().status());
            server.go.countDown();
            assertEquals(200, slow.read().status());
        }
    }

    @Test
    void anAnswerThatNobodyTakesHoldsNoPlaceForLong() throws IOException {
        ServerLimits limits =
                ServerLimits.usual()
                        .with(new ServerLimits.Connections(100, Duration.ofMinutes(1), SHORT))
                        .with(new ServerLimits.Crowd(1, 9, Duration.ofMinutes(1)));
        try (EdgeServer narrow = new EdgeServer(limits, AllowedOrigins.NONE);
                Raw greedy = Raw.to(narrow.port())) {
            Raw.Answer head = greedy.send("GET /large HTTP/1.1\r\nHost: a\r\n\r\n").readHead();
            assertEquals(200, head.status());
            // the one place is free again
            assertEquals(200, Raw.ask(narrow.port(), WHOLE).status());
            int came = 0;
            try {
                came = greedy.rest().length();
            } catch (IOException e) {
                // cut off
            }
            assertTrue(came < EdgeServer.LARGE, came + " bytes");
        }
    }

    @Test
    void aLargeAnswerThatIsTakenComesWhole() throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            raw.send("GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertTrue(raw.rest().length() > EdgeServer.LARGE);
        }
    }

    /// Goes on sending until the server closes.
    private static void assertCutOff(Raw raw, String drop) {
        for (int i = 0; i < 500; i++) {
            try {
                raw.send(drop).patience(20).read();
                fail("answered");
            } catch (SocketTimeoutException e) {
                // nothing yet
            } catch (IOException e) {
                return;
            }
        }
        fail("still open");
    }
}
