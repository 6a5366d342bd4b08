package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.HttpExchange;
import bellwether.platform.http.Raw;
import bellwether.platform.http.server.EdgeServer;
import bellwether.platform.http.server.EndlessMinute;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the edge makes of counts, whoever keeps them.
final class RateLimitsTest {
    /// A proxy's word, without which it would be this machine's user who asks.
    private static final String PROXIED = "X-Real-IP: 203.0.113.7\r\n";

    private static EdgeServer server(String rates, int hops) {
        return EdgeServer.limited(
                new RateSettings(RateTable.parse(rates), hops), new EndlessMinute());
    }

    private static Raw.Answer get(EdgeServer server, String path, String headers)
            throws IOException {
        return Raw.ask(
                server.port(),
                "GET %s HTTP/1.1\r\nHost: a\r\n%s%s\r\n".formatted(path, PROXIED, headers));
    }

    @Test
    void saysHowManyAreLeftAndRefusesTheNext() throws IOException {
        try (EdgeServer server = server("reads=2", 0)) {
            Raw.Answer first = get(server, "/things/1", "");
            assertEquals(200, first.status());
            assertEquals("\"reads\";q=2;w=60", first.headers().get("ratelimit-policy"));
            assertEquals("\"reads\";r=1;t=41", first.headers().get("ratelimit"));
            assertFalse(first.headers().containsKey("retry-after"));
            assertEquals(
                    "\"reads\";r=0;t=41",
                    get(server, "/things/none", "").headers().get("ratelimit"),
                    "also on a problem");
            Raw.Answer third = get(server, "/things/1", "");
            assertEquals(429, third.status());
            assertEquals("2", third.headers().get("retry-after"));
            assertEquals("\"reads\";r=0;t=41", third.headers().get("ratelimit"));
            assertEquals("application/problem+json", third.headers().get("content-type"));
            assertEquals("too_many_requests", third.json().get("code").asText());
            assertEquals(
                    "Rate limit of group reads (2/min) reached; retry in 2 s.",
                    third.json().get("detail").asText());
            EdgeServer.HEADERS.forEach(name -> assertTrue(third.headers().containsKey(name), name));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /things/1 HTTP/1.1\r\nHost: a\r\nSec-WebSocket-Version: 13\r\n\r\n",
                "GET /nothing HTTP/1.1\r\nHost: a\r\n\r\n",
                "DELETE /things/1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "HEAD /things/1 HTTP/1.1\r\nHost: a\r\n\r\n",
                "OPTIONS /things/1 HTTP/1.1\r\nHost: a\r\n\r\n",
                // refused before its body is awaited
                "POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\n",
            })
    void limitsWhateverComes(String request) throws IOException {
        try (EdgeServer server = server("reads=off,writes=off,other=1", 0)) {
            assertEquals(200, get(server, "/things/1", "").status());
            try (Raw raw = Raw.to(server.port())) {
                String proxied = request.replace("Host: a\r\n", "Host: a\r\n" + PROXIED);
                assertEquals(429, raw.send(proxied).readHead().status());
            }
        }
    }

    /// A ticket is taken before any key, so a key that comes along does not let it by uncounted.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "X-API-Key: x\r\n",
                "Cookie: bw=0123456789012345678901234567890123456789012\r\n"
            })
    void aTicketIsCountedWhateverKeyComesAlong(String shown) throws IOException {
        try (EdgeServer server = server("other=1", 0)) {
            String path = "/api/v1/events?ticket=invented";
            assertEquals(401, get(server, path, shown).status());
            assertEquals(429, get(server, path, shown).status());
        }
    }

    @Test
    void aRefusedRequestIsLoggedWithItsRoute() throws IOException {
        try (EdgeServer server = server("other=1", 0)) {
            assertEquals(200, server.logged(PROXIED).status());
            HttpExchange refused = server.logged(PROXIED);
            assertEquals(429, refused.status());
            assertEquals("/things/{id}", refused.route());
        }
    }

    @Test
    void neverLimitsHealth() throws IOException {
        try (EdgeServer server = server("reads=1", 0)) {
            for (int i = 0; i < 3; i++) {
                Raw.Answer answer = get(server, "/health", "");
                assertEquals(200, answer.status());
                assertFalse(answer.headers().containsKey("ratelimit"));
            }
        }
    }

    @Test
    void theUserOfThisMachineIsNotCounted() throws IOException {
        try (EdgeServer server = server("reads=1,writes=1,analyses=1", 0)) {
            for (int i = 0; i < 5; i++) {
                Raw.Answer answer =
                        Raw.ask(server.port(), "GET /things/1 HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertEquals(200, answer.status());
                assertFalse(answer.headers().containsKey("ratelimit"));
            }
        }
    }

    @Test
    void saysEachQuotaThatCountsTheRequest() throws IOException {
        try (EdgeServer server = server("reads=9:3,other=2", 0)) {
            Raw.Answer first = get(server, "/things/1", "");
            assertEquals(
                    "\"reads\";q=3;w=20, \"other\";q=2;w=60",
                    first.headers().get("ratelimit-policy"));
            assertEquals(
                    "\"reads\";r=2;t=41, \"other\";r=1;t=41", first.headers().get("ratelimit"));
            assertEquals(200, get(server, "/things/1", "").status());
            assertEquals(429, get(server, "/things/1", "").status());
            Raw.Answer fourth = get(server, "/things/1", "");
            assertEquals(429, fourth.status());
            assertEquals(
                    "\"reads\";r=0;t=41, \"other\";r=0;t=41",
                    fourth.headers().get("ratelimit"),
                    "what one quota refuses is given back to the others");
        }
    }

    @Test
    void withoutALimitNothingIsCountedOrSaid() throws IOException {
        try (EdgeServer server = EdgeServer.usual()) {
            assertFalse(get(server, "/things/1", "").headers().containsKey("ratelimit"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aForgedHeaderWidensNothing(int hops) throws IOException {
        try (EdgeServer server = server("reads=1", hops)) {
            int passed = 0;
            for (int i = 0; i < 100; i++) {
                // the last entry is what our own proxy would write
                String forged =
                        "X-Forwarded-For: 198.51.100.%d, 10.0.0.%d\r\nX-Forwarded-For: 203.0.113.9\r\n"
                                        .formatted(i, i)
                                + "X-Real-IP: 1.1.1.%d\r\nForwarded: for=2.2.2.%d\r\n"
                                        .formatted(i, i);
                passed += get(server, "/things/1", forged).status() == 200 ? 1 : 0;
            }
            assertEquals(1, passed);
        }
    }

    @Test
    void countsClientsBehindAProxyApartAndAHouseholdAsOne() throws IOException {
        try (EdgeServer server = server("reads=1", 1)) {
            assertEquals(200, forwarded(server, "203.0.113.1"));
            assertEquals(200, forwarded(server, "203.0.113.2"));
            assertEquals(429, forwarded(server, "203.0.113.1"));
            assertEquals(200, forwarded(server, "2001:db8::1"));
            assertEquals(429, forwarded(server, "2001:db8::ffff:1"));
            assertEquals(200, forwarded(server, "2001:db8:0:1::1"));
        }
    }

    private static int forwarded(EdgeServer server, String address) throws IOException {
        return get(server, "/things/1", "X-Forwarded-For: " + address + "\r\n").status();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/v1/stocks, market",
        "GET, /api/v1/stocks/A/bars, market",
        "POST, /api/v1/strategies, trading",
        "GET, /api/v1/indicators, analytics",
        "GET, /api/v1/forecasts/A, forecasts",
        "POST, /api/v1/analyses, analyses",
        "POST, /api/v1/analyses/, analyses",
        "POST, /analyze, analyses",
        "POST, /api/stocks/analyze-all-stocks, analyses",
        "GET, /api/v1/analyses/A, other",
        "POST, /api/v1/jobs/7/cancel, other",
        "GET, /api/v1/stocksandmore, other",
        "GET, /nothing, other",
    })
    void tellsGroupsByPath(String method, String path, String group) throws IOException {
        try (EdgeServer server = server("strict", 0)) {
            Raw.Answer answer =
                    Raw.ask(
                            server.port(),
                            "%s %s HTTP/1.1\r\nHost: a\r\n%sContent-Length: 0\r\n\r\n"
                                    .formatted(method, path, PROXIED));
            String policy = String.valueOf(answer.headers().get("ratelimit-policy"));
            assertTrue(policy.startsWith("\"" + group + "\""), policy);
        }
    }
}
