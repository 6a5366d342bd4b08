package bellwether.platform.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Routes;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What pages of others can make a browser do, whose cookie is good or who is this machine's user.
final class SameOriginTest {
    private static final String TOKEN = "a".repeat(43);
    private static final String OTHER = "b".repeat(43);
    private static final String LISTED = "http://localhost:3000";

    private static final AtomicInteger REACHED = new AtomicInteger();

    private static HttpServer keyed;
    private static HttpServer local;

    /// The key "good" and its session.
    private static final KeyLookup KEYS =
            new KeyLookup() {
                private static final Caller ANN = new Caller("bw_1", "ann", Role.TRADER);

                @Override
                public Check check(String key) {
                    return key.equals("good") ? new Check.Good(ANN) : new Check.Unknown();
                }

                @Override
                public Check session(String token) {
                    return token.equals(TOKEN)
                            ? new Check.Good(ANN.in("se_1"))
                            : new Check.Unknown();
                }

                @Override
                public Optional<Caller> keyless() {
                    return Optional.empty();
                }

                @Override
                public boolean stands(Caller caller) {
                    return true;
                }
            };

    @BeforeAll
    static void start() {
        keyed = server(KEYS, RateTable.OFF);
        local = server(KeyLookup.LOCAL, RateTable.OFF);
    }

    private static HttpServer server(KeyLookup keys, RateTable rates) {
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0)
                        .with(AllowedOrigins.parse(LISTED))
                        .with(new RateSettings(rates, 1)),
                InstantSource.system(),
                exchange -> {},
                new AuthorizationParts(keys, WrongKeys.UNLIMITED, Quotas.NONE),
                List.<Routes>of(SameOriginTest::routes));
    }

    private static void routes(io.javalin.config.RoutesConfig routes) {
        routes.get("/things", ctx -> ctx.result(Callers.of(ctx).owner()), Role.READER);
        routes.post("/things", ctx -> REACHED.incrementAndGet(), Role.TRADER);
        routes.put("/things", ctx -> REACHED.incrementAndGet(), Role.TRADER);
        routes.delete("/things", ctx -> REACHED.incrementAndGet(), Role.TRADER);
        routes.ws("/live", ws -> {}, Role.READER);
    }

    @AfterAll
    static void stop() {
        keyed.close();
        local.close();
    }

    private static Raw.Answer ask(HttpServer server, String line, List<String> headers)
            throws IOException {
        StringBuilder text =
                new StringBuilder(line).append(" HTTP/1.1\r\nHost: localhost:8080\r\n");
        headers.forEach(header -> text.append(header).append("\r\n"));
        try (Raw raw = Raw.to(server.port())) {
            raw.send(text + "\r\n");
            return line.startsWith("HEAD") ? raw.readHead() : raw.read();
        }
    }

    private static int status(HttpServer server, String line, String... headers)
            throws IOException {
        Raw.Answer answer =
                ask(server, line, List.of(headers).stream().filter(h -> !h.isEmpty()).toList());
        return answer.status();
    }

    /// What a browser adds, by the page that asks; by hand from the plan of the page, section 3.
    ///
    /// In this order: known by cookie a GET, a write, a WebSocket; the same as this machine's user;
    /// the same with a key, whom nothing of it concerns but the list of origins.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // our own page
                "same-origin, -,                      200 200 101, 200 200 101, 200 200 101",
                "same-origin, http://localhost:8080,  200 200 101, 200 200 101, 200 200 101",
                "same-origin, https://localhost:8080, 200 200 101, 200 200 101, 200 200 101",
                // typed in, or from a bookmark
                "none,        -,                      200 403 403, 200 403 403, 200 200 101",
                // a page of another port of this host
                "same-site,   -,                      403 403 403, 403 403 403, 200 200 101",
                "same-site,   http://localhost:3000,  403 403 403, 403 403 403, 200 200 101",
                "same-site,   http://localhost:3001,  403 403 403, 403 403 403, 403 403 403",
                // a page of another site
                "cross-site,  -,                      403 403 403, 403 403 403, 200 200 101",
                "cross-site,  https://evil.example,   403 403 403, 403 403 403, 403 403 403",
                "cross-site,  null,                   403 403 403, 403 403 403, 403 403 403",
                // no browser, or one on plain http elsewhere, or a very old one
                "-,           -,                      200 403 403, 200 200 101, 200 200 101",
                "-,           http://localhost:8080,  200 200 101, 200 200 101, 200 200 101",
                "-,           http://localhost:3000,  403 403 403, 403 403 403, 200 200 101",
                "-,           https://evil.example,   403 403 403, 403 403 403, 403 403 403",
                // what no browser says
                "Same-Origin, -,                      403 403 403, 403 403 403, 200 200 101",
                "same-origin, http://localhost:3000,  403 403 403, 403 403 403, 200 200 101",
                "'',          -,                      403 403 403, 403 403 403, 200 200 101",
            })
    void isLetInAsItsPageIs(
            String site, String origin, String byCookie, String asUser, String byKey)
            throws IOException {
        String fetch = site == null ? "" : "Sec-Fetch-Site: " + site;
        String from = origin == null ? "" : "Origin: " + origin;
        assertEquals(byCookie, three(keyed, fetch, from, "Cookie: bw=" + TOKEN), "by cookie");
        assertEquals(asUser, three(local, fetch, from, ""), "as this machine's user");
        assertEquals(byKey, three(keyed, fetch, from, "X-API-Key: good"), "by key");
        assertEquals(
                byKey,
                three(keyed, fetch, from, "X-API-Key: good\r\nCookie: bw=" + OTHER),
                "a key wins over a cookie");
    }

    private static String three(HttpServer server, String fetch, String from, String known)
            throws IOException {
        int read = status(server, "GET /things", fetch, from, known);
        assertEquals(read, status(server, "HEAD /things", fetch, from, known));
        int before = REACHED.get();
        int write = status(server, "POST /things", fetch, from, known);
        assertEquals(write, status(server, "DELETE /things", fetch, from, known));
        assertEquals(write, status(server, "PUT /things", fetch, from, known));
        assertEquals(write == 200 ? 3 : 0, REACHED.get() - before);
        int socket =
                status(
                        server,
                        "GET /live",
                        "Connection: Upgrade",
                        "Upgrade: websocket",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        fetch,
                        from,
                        known);
        return "%d %d %d".formatted(read, write, socket);
    }

    /// Section 3 again: with two of the header nobody knows which one is true.
    @ParameterizedTest
    @ValueSource(strings = {"same-origin", "cross-site"})
    void twoHeadersAreNoneOfOurs(String second) throws IOException {
        for (String known : List.of("Cookie: bw=" + TOKEN, "")) {
            Raw.Answer answer =
                    ask(
                            known.isEmpty() ? local : keyed,
                            "GET /things",
                            List.of(
                                    "Sec-Fetch-Site: same-origin",
                                    "Sec-Fetch-Site: " + second,
                                    known.isEmpty() ? "X-Nothing: 1" : known));
            assertEquals(403, answer.status());
            assertEquals("cross_site", answer.json().get("code").asText());
        }
    }

    /// Then the browser's own name for the service is not the one that comes here.
    @Test
    void aProxyThatRenamesTheHostIsNamed() throws IOException {
        Raw.Answer answer =
                ask(
                        keyed,
                        "POST /things",
                        List.of(
                                "Sec-Fetch-Site: same-origin",
                                "Origin: https://app.example",
                                "Cookie: bw=" + TOKEN));
        assertEquals(403, answer.status());
        assertTrue(answer.body().contains("must pass Host on unchanged"), answer.body());
        assertEquals("origin_not_allowed", answer.json().get("code").asText());
    }

    /// Over TLS, here as a proxy of our own says, plain pages of this host are foreign, and the
    /// cookie for plain http counts for nothing.
    @ParameterizedTest
    @CsvSource({
        "__Host-bw, https://localhost:8080, 200",
        "__Host-bw, http://localhost:8080, 403",
        "bw, https://localhost:8080, 401",
    })
    void overTlsOnlyTheGuardedCookieCounts(String name, String origin, int status)
            throws IOException {
        assertEquals(
                status,
                status(
                        keyed,
                        "POST /things",
                        "X-Forwarded-Proto: https",
                        "X-Forwarded-For: 192.0.2.1",
                        "Origin: " + origin,
                        "Sec-Fetch-Site: same-origin",
                        "Cookie: %s=%s".formatted(name, TOKEN)));
    }

    /// Plain http from elsewhere, a proxy that says nothing of TLS, or another name of this
    /// machine.
    @ParameterizedTest
    @CsvSource({
        "X-Forwarded-For: 192.0.2.1, localhost:8080",
        "'X-Forwarded-Proto: http\r\nX-Forwarded-For: 192.0.2.1', localhost:8080",
        "'X-Forwarded-Proto: https, http\r\nX-Forwarded-For: 192.0.2.1', localhost:8080",
        "X-Nothing: 1, rebound.example.com",
    })
    void inPlainTextFromElsewhereNoCookieCounts(String headers, String host) throws IOException {
        String head = "GET /things HTTP/1.1\r\nHost: %s\r\n%s\r\n".formatted(host, headers);
        for (String name : List.of("bw", "__Host-bw")) {
            Raw.Answer answer =
                    Raw.ask(keyed.port(), head + "Cookie: %s=%s\r\n\r\n".formatted(name, TOKEN));
            assertEquals(401, answer.status());
            assertEquals("key_needed", answer.json().get("code").asText());
            assertFalse(answer.body().contains("/api/v1/session"), answer.body());
        }
    }
}
