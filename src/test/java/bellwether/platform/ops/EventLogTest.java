package bellwether.platform.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Role;
import bellwether.platform.http.FaultListener;
import bellwether.platform.http.HttpExchange;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

final class EventLogTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z"));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Semaphore written = new Semaphore(0);

    private List<String> logged(boolean structured, String... requests) throws Exception {
        EventLog log = new EventLog(new PrintStream(out, true, StandardCharsets.UTF_8), structured);
        FaultListener counting =
                exchange -> {
                    log.accept(exchange);
                    written.release();
                };
        try (HttpServer server =
                HttpServer.start(
                        HttpSettings.at("127.0.0.1", 0),
                        CLOCK,
                        counting,
                        AuthorizationParts.LOCAL,
                        List.<Routes>of(routes ->
                                routes.post(
                                        "/things/{id}",
                                        ctx -> Responses.json(ctx, ctx.bodyAsBytes().length),
                                        Role.PUBLIC)))) {
            for (String request : requests) {
                Raw.ask(server.port(), request);
                written.acquire();
            }
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void writesOneJsonLinePerRequest() throws Exception {
        List<String> lines =
                logged(
                        true,
                        "POST /things/7?answer=42 HTTP/1.1\r\nHost: a\r\nX-Request-Id: r-1\r\nContent-Length: 3\r\n\r\nabc");
        assertEquals(1, lines.size());
        JsonNode event = new ObjectMapper().readTree(lines.getFirst());
        assertTrue(event.get("ms").asDouble() > 0);
        assertEquals(
                "{\"at\":\"2026-01-02T03:04:05Z\",\"event\":\"request\",\"method\":\"POST\","
                        + "\"route\":\"/things/{id}\",\"path\":\"/things/7\",\"status\":200,\"ms\":"
                        + event.get("ms")
                        + ",\"client\":\"127.0.0.1\",\"bytes_in\":3,\"bytes_out\":1,\"key\":\"\",\"user\":\"\",\"request_id\":\"r-1\"}",
                lines.getFirst());
    }

    @Test
    void writesTextForPeople() throws Exception {
        List<String> lines =
                logged(
                        false,
                        "GET /nothing HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: r-1\r\n\r\n");
        assertEquals(1, lines.size());
        assertTrue(
                lines.getFirst()
                        .matches(
                                "2026-01-02T03:04:05Z GET /nothing 404 [0-9.]+ ms, \\d+ bytes,"
                                        + " unmatched, from 127\\.0\\.0\\.1, user local, key none, request r-1"),
                lines.getFirst());
    }

    @Test
    void aRouteThatIsItsPathIsNotRepeated() {
        HttpExchange exchange =
                new HttpExchange(
                        CLOCK.instant(),
                        "GET",
                        "/api/v1/jobs",
                        "/api/v1/jobs",
                        200,
                        java.time.Duration.ofMillis(19),
                        "127.0.0.1",
                        0,
                        12_639,
                        "",
                        "local",
                        "r-1");
        new EventLog(new PrintStream(out, true, StandardCharsets.UTF_8), false).accept(exchange);
        assertEquals(
                "2026-01-02T03:04:05Z GET /api/v1/jobs 200 19.0 ms, 12639 bytes, from 127.0.0.1, user local, key none, request r-1",
                out.toString(StandardCharsets.UTF_8).strip());
    }

    /// As bytes on the wire.
    private static String utf8(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void whatAPathHoldsBesideAsciiIsPercentEncoded() throws Exception {
        for (boolean structured : new boolean[] {true, false}) {
            out.reset();
            List<String> lines =
                    logged(
                            structured,
                            utf8(
                                    "GET /a\u009bb\u202ec\u2028d\u0085eé😀 HTTP/1.1\r\nHost: a\r\n\r\n"),
                            "GET /a%C2%9B%E2%80%AEb HTTP/1.1\r\nHost: a\r\n\r\n");
            assertEquals(2, lines.size(), lines.toString());
            assertTrue(
                    lines.getFirst()
                            .contains("/a%C2%9Bb%E2%80%AEc%E2%80%A8d%C2%85e%C3%A9%F0%9F%98%80"),
                    lines.getFirst());
            assertTrue(lines.getLast().contains("/a%C2%9B%E2%80%AEb"), lines.getLast());
            assertTrue(
                    out.toString(StandardCharsets.UTF_8)
                            .chars()
                            .allMatch(c -> c == '\n' || (c >= ' ' && c < 0x7f)),
                    out.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void factsOfAJobStayOnTheirLine() {
        for (boolean structured : new boolean[] {true, false}) {
            out.reset();
            EventLog log =
                    new EventLog(new PrintStream(out, true, StandardCharsets.UTF_8), structured);
            log.accept(CLOCK.instant(), "seen", Map.of("item", "a\u202eb\u2029c\u009bd\u200fe"));
            String line = out.toString(StandardCharsets.UTF_8);
            assertTrue(line.contains("a b c d e"), line);
        }
    }

    @Test
    void noLineBreakInARequestBreaksALine() throws Exception {
        String[] requests = {
            "GET /a%0d%0aGET%20/forged HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /a\rb HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /things/1 HTTP/1.1\r\nHost: a\r\nX-Request-Id: a\rb\r\n\r\n",
            "POST /things/1 HTTP/1.1\r\nHost: a\r\nX-Request-Id: a%0d%0ab\r\nContent-Length: 4\r\n\r\n\r\n\r\n",
            "G\u0085T /things/1 HTTP/1.1\r\nHost: a\r\n\r\n",
        };
        for (boolean structured : new boolean[] {true, false}) {
            out.reset();
            List<String> lines = logged(structured, requests);
            assertEquals(requests.length, lines.size(), lines.toString());
            for (String line : lines) {
                assertTrue(line.startsWith(structured ? "{\"at\"" : "2026-01-02T"), line);
            }
        }
    }
}
