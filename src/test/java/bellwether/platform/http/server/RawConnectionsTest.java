package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Raw;
import bellwether.platform.http.problem.ProblemDocument;
import bellwether.platform.http.security.AllowedOrigins;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests as no library would send them.
final class RawConnectionsTest {
    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = EdgeServer.usual();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                Arguments.of(400, "nonsense\r\n\r\n"),
                Arguments.of(400, "GET /things/1 HTTP/1.1\r\n\r\n"),
                Arguments.of(400, "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nHost: b\r\n\r\n"),
                Arguments.of(400, "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nno colon\r\n\r\n"),
                Arguments.of(400, "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nA : b\r\n\r\n"),
                Arguments.of(
                        400, "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n"),
                Arguments.of(400, "GET /things/1 HTTP/1.1\nHost: a\n\n"),
                Arguments.of(
                        400,
                        "GET /things/../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .replace("..", "%2e%2e")),
                Arguments.of(400, "GET /things/a%2Fb HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(400, "GET /things/a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(400, "GET /things/%zz HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(400, "GET /things/..;/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(
                        400,
                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: x\r\n\r\n"),
                Arguments.of(
                        400,
                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}"),
                Arguments.of(
                        400,
                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}"),
                Arguments.of(
                        400,
                        "POST /orders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
                Arguments.of(
                        404,
                        "GET /../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n"
                                .replace("/../..", "")),
                Arguments.of(405, "TRACE /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(405, "FROB /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(
                        414, "GET /" + "a".repeat(20_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"),
                Arguments.of(
                        431,
                        "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nA: "
                                + "a".repeat(20_000)
                                + "\r\n\r\n"),
                Arguments.of(505, "GET /things/1 HTTP/3.0\r\nHost: localhost\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void answersWhatIsMalformedWithAProblem(int status, String request) throws IOException {
        Raw.Answer answer = Raw.ask(server.port(), request);
        assertEquals(status, answer.status(), answer.body());
        assertProblem(answer);
    }

    private static void assertProblem(Raw.Answer answer) throws IOException {
        assertEquals("application/problem+json", answer.headers().get("content-type"));
        EdgeServer.HEADERS.forEach(
                name -> assertTrue(answer.headers().containsKey(name), name + " in " + answer));
        assertFalse(answer.headers().containsKey("server"));
        JsonNode problem = answer.json();
        assertEquals(answer.status(), problem.get("status").asInt());
        assertEquals(answer.headers().get("x-request-id"), problem.get("request_id").asText());
        for (String field :
                new String[] {"type", "title", "detail", "instance", "code", "timestamp"}) {
            assertFalse(problem.path(field).asText().isEmpty(), field + " in " + answer.body());
        }
        assertFalse(
                answer.body().matches("(?s).*(jetty|java|Exception|[Jj]avalin).*"), answer.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-HTTP-Method-Override",
                "x-http-method-override",
                "X-HTTP-Method",
                "X-Method-Override"
            })
    void refusesToTakeAnotherMethodFromAHeader(String header) throws IOException {
        int before = server.orders.get();
        for (String method : new String[] {"DELETE", "BEFORE"}) {
            Raw.Answer answer =
                    Raw.ask(
                            server.port(),
                            "POST /orders HTTP/1.1\r\nHost: localhost\r\n%s: %s\r\nContent-Length: 0\r\n\r\n"
                                    .formatted(header, method));
            assertEquals(400, answer.status());
            assertEquals("method_override", answer.json().get("code").asText());
            assertProblem(answer);
        }
        assertEquals(before, server.orders.get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/things/1", "/things/none", "/nothing"})
    void answersHeadLikeGetButForTheBody(String path) throws IOException {
        String rest = " %s HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: same\r\n".formatted(path);
        try (Raw raw = Raw.to(server.port())) {
            Raw.Answer head = raw.send("HEAD" + rest + "\r\n").readHead();
            Raw.Answer get = raw.send("GET" + rest + "Connection: close\r\n\r\n").read();
            assertEquals(get.status(), head.status());
            assertEquals(get.headers().get("content-type"), head.headers().get("content-type"));
            assertEquals(get.headers().get("content-length"), head.headers().get("content-length"));
            assertTrue(get.body().length() > 2);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-02T09:30:00Z",
                "2026-03-02T09:30:00.120Z",
                "2026-03-02T09:30:00.123456789Z"
            })
    void tellsTheTimeOfAProblemAtOneLength(String moment) {
        ProblemDocument problem =
                ProblemDocument.of(
                        Refusal.notFound("none", "None."), "/x", "id", Instant.parse(moment));
        String time = Json.stored(Json.write(problem), JsonNode.class).get("timestamp").asText();
        assertEquals("2026-03-02T09:30:00.000Z".length(), time.length());
        assertEquals(Instant.parse(moment).truncatedTo(ChronoUnit.MILLIS), Instant.parse(time));
    }

    @Test
    void refusesHeadOnAStreamWhichWouldNeverEnd() throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            Raw.Answer answer =
                    raw.send("HEAD /jobs/1/events HTTP/1.1\r\nHost: localhost\r\n\r\n").readHead();
            assertEquals(405, answer.status());
            assertEquals("GET", answer.headers().get("allow"));
        }
    }

    @Test
    void aWebSocketHeaderGetsAProblemAndLeavesNoSession() throws Exception {
        String request =
                "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nSec-WebSocket-Version: 13\r\n\r\n";
        int before = live("org.eclipse.jetty.session.ManagedSession");
        try (Raw raw = Raw.to(server.port())) {
            for (int i = 0; i < 2_000; i++) {
                Raw.Answer answer = raw.send(request).read();
                assertEquals(404, answer.status());
                assertFalse(answer.headers().containsKey("set-cookie"));
                if (i == 0) {
                    assertProblem(answer);
                }
            }
        }
        assertEquals(before, live("org.eclipse.jetty.session.ManagedSession"));
        assertTrue(live("bellwether.platform.http.server.EdgeServer") >= 1, "the count counts");
    }

    /// Objects of that class on the heap after a collection.
    private static int live(String type) throws Exception {
        String histogram =
                (String)
                        ManagementFactory.getPlatformMBeanServer()
                                .invoke(
                                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                                        "gcClassHistogram",
                                        new Object[] {new String[0]},
                                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length >= 4 && words[3].equals(type))
                .mapToInt(words -> Integer.parseInt(words[1]))
                .sum();
    }

    @Test
    void answersAnErrorOfTheMachineToo() throws IOException {
        Raw.Answer answer = Raw.ask(server.port(), "GET /deep HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertEquals(500, answer.status());
        assertEquals("internal_error", answer.json().get("code").asText());
        assertProblem(answer);
    }

    @Test
    void givesUpARouteThatAnswersLaterAndNeverDoes() throws IOException {
        try (EdgeServer hasty =
                new EdgeServer(EdgeServer.deadline(Duration.ofMillis(100)), AllowedOrigins.NONE)) {
            Raw.Answer answer =
                    Raw.ask(hasty.port(), "GET /never HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertEquals(504, answer.status());
            assertEquals(
                    "The answer was not ready within 0.1 s; request less, or try again.",
                    answer.json().get("detail").asText());
            assertProblem(answer);
        }
    }

    @Test
    void keepsTheHeadersOnAGoodAnswer() throws IOException {
        Raw.Answer answer =
                Raw.ask(
                        server.port(),
                        "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: it.is-me\r\n\r\n");
        assertEquals(200, answer.status());
        EdgeServer.HEADERS.forEach(name -> assertTrue(answer.headers().containsKey(name), name));
        assertEquals("it.is-me", answer.headers().get("x-request-id"));
        assertEquals("nosniff", answer.headers().get("x-content-type-options"));
    }
}
