package bellwether.platform.http.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Caller;
import bellwether.platform.base.DeniedRequest;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ClientAddress;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Routes;
import bellwether.platform.http.StatusRefusal;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The door with known keys behind it: "reader", "trader", "admin", "old" and, for an outage,
/// "away".
final class AuthorizationTest {
    private static final ConcurrentLinkedQueue<String> DENIED = new ConcurrentLinkedQueue<>();
    private static final AtomicInteger WRONG = new AtomicInteger();
    private static final AtomicInteger REDEEMED = new AtomicInteger();
    private static final AtomicInteger REACHED = new AtomicInteger();

    private static final KeyLookup KEYS =
            new KeyLookup() {
                @Override
                public Check check(String key) {
                    return switch (key) {
                        case "reader", "trader", "admin" ->
                                new Check.Good(
                                        new Caller(
                                                key,
                                                "o-" + key,
                                                Role.valueOf(
                                                        key.toUpperCase(java.util.Locale.ROOT))));
                        case "old" -> new Check.Gone("old", "revoked");
                        case "away" ->
                                throw new IllegalStateException(
                                        new java.sql.SQLTransientConnectionException("x"));
                        default -> new Check.Unknown();
                    };
                }

                @Override
                public Optional<Caller> keyless() {
                    return Optional.empty();
                }

                @Override
                public boolean stands(Caller caller) {
                    return true;
                }

                @Override
                public void denied(DeniedRequest denial) {
                    DENIED.add(denial.key() + " " + denial.route() + " " + denial.code());
                }
            };

    private static final WrongKeys LIMIT =
            new WrongKeys() {
                @Override
                public Optional<Refusal> refusal(ClientAddress sender) {
                    return WRONG.get() < 1_000
                            ? Optional.empty()
                            : Optional.of(StatusRefusal.of(429, "too_many_wrong_keys", "Wait."));
                }

                @Override
                public void seen(ClientAddress sender) {
                    WRONG.incrementAndGet();
                }
            };

    private static HttpServer server;

    @BeforeAll
    static void start() {
        server =
                HttpServer.start(
                        HttpSettings.at("127.0.0.1", 0),
                        InstantSource.system(),
                        exchange -> {},
                        new AuthorizationParts(
                                KEYS,
                                LIMIT,
                                Quotas.NONE,
                                () -> false,
                                ticket -> {
                                    REDEEMED.incrementAndGet();
                                    return Optional.empty();
                                }),
                        List.<Routes>of(AuthorizationTest::routes));
    }

    private static void routes(io.javalin.config.RoutesConfig routes) {
        routes.get("/open", ctx -> ctx.result("open"), Role.PUBLIC);
        routes.get("/careless", ctx -> ctx.result(Callers.of(ctx).owner()), Role.PUBLIC);
        routes.get("/things/{id}", ctx -> ctx.result(Callers.of(ctx).owner()), Role.READER);
        routes.post("/things", ctx -> REACHED.incrementAndGet(), Role.TRADER);
        routes.delete("/things/{id}", ctx -> REACHED.incrementAndGet(), Role.ADMIN);
        routes.get("/things/{id}/events", ctx -> ctx.result("stream"), Role.READER);
        routes.get("/api/v1/events", ctx -> REACHED.incrementAndGet(), Role.READER);
        routes.ws("/live", ws -> ws.onConnect(ctx -> REACHED.incrementAndGet()), Role.TRADER);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Raw.Answer ask(String line, String... headers) throws IOException {
        StringBuilder text = new StringBuilder(line).append(" HTTP/1.1\r\nHost: a\r\n");
        for (String header : headers) {
            text.append(header).append("\r\n");
        }
        try (Raw raw = Raw.to(server.port())) {
            raw.send(text + "\r\n");
            return line.startsWith("HEAD") ? raw.readHead() : raw.read();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /open, 200, 200, 200, 200, 200",
        "HEAD /open, 200, 200, 200, 200, 200",
        "GET /careless, 401, 401, 401, 401, 401",
        "POST /open, 405, 405, 405, 405, 405",
        "GET /things/1, 401, 401, 200, 200, 200",
        "GET /things/1/, 401, 401, 200, 200, 200",
        "HEAD /things/1, 401, 401, 200, 200, 200",
        "OPTIONS /things/1, 401, 401, 405, 405, 405",
        "PUT /things/1, 401, 401, 405, 405, 405",
        "POST /things, 401, 401, 403, 200, 200",
        "DELETE /things/1, 401, 401, 403, 403, 200",
        "GET /things/1/events, 401, 401, 200, 200, 200",
        "GET /nothing, 401, 401, 404, 404, 404",
        "GET /THINGS/1, 401, 401, 404, 404, 404",
        "GET /things/1;a=b, 401, 401, 200, 200, 200",
        "GET //things/1, 400, 400, 400, 400, 400",
    })
    void everyRouteAsksForItsRole(
            String line, int none, int wrong, int reader, int trader, int admin)
            throws IOException {
        assertEquals(none, ask(line).status(), "no key");
        assertEquals(wrong, ask(line, "X-API-Key: wrong").status(), "wrong key");
        assertEquals(reader, ask(line, "X-API-Key: reader").status(), "reader");
        assertEquals(trader, ask(line, "Authorization: Bearer trader").status(), "trader");
        assertEquals(admin, ask(line, "X-API-Key: admin").status(), "admin");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "Authorization: Bearer reader, 200, -",
                "authorization: bEARER reader, 200, -",
                "Authorization:   Bearer    reader  , 200, -",
                "X-API-Key:  reader , 200, -",
                "x-api-key: reader, 200, -",
                "Authorization: Basic cmVhZGVyOg==, 401, not_a_bearer",
                "Authorization: reader, 401, not_a_bearer",
                "Authorization: Bearer, 401, not_a_bearer",
                "Authorization: Bearer reader reader, 401, unknown_key",
                "X-API-Key: READER, 401, unknown_key",
                "X-API-Key: old, 401, key_revoked",
                "X-API-Key:, 401, unknown_key",
                "X-API-Key: away, 503, database_unavailable",
            })
    void readsKeysAsTheyAreSent(String header, int status, String code) throws IOException {
        Raw.Answer answer = ask("GET /things/1", header);
        assertEquals(status, answer.status(), answer.body());
        if (code == null) {
            assertEquals("o-reader", answer.body());
        } else {
            assertEquals(code, answer.json().get("code").asText());
            assertEquals("application/problem+json", answer.headers().get("content-type"));
            assertEquals(status == 401 ? "Bearer" : null, answer.headers().get("www-authenticate"));
        }
    }

    @Test
    void twoHeadersMustAgree() throws IOException {
        assertEquals(
                200,
                ask("GET /things/1", "X-API-Key: reader", "Authorization: Bearer reader").status());
        for (String[] pair :
                List.of(
                        new String[] {"X-API-Key: reader", "Authorization: Bearer admin"},
                        new String[] {"X-API-Key: reader", "X-API-Key: admin"},
                        new String[] {"X-API-Key: reader", "X-API-Key:"})) {
            Raw.Answer answer = ask("GET /things/1", pair);
            assertEquals(400, answer.status());
            assertEquals("two_keys", answer.json().get("code").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "api_key=reader",
        "a=1&API-KEY=reader",
        "apikey",
        "access_token=x",
        "x%2Dapi%2Dkey=x",
        "a=1&key=reader",
        "token=reader",
        "%61pi_key=reader",
        "%2561pi%255fkey=reader",
        "a=1;Access.Key=reader",
        "client_secret=x",
        "password=x",
        "limit=bw_0123456789_reader__AAAA",
        "limit=%62w_0123456789%5Freader__AAAA",
        "bw_0123456789_reader__AAAA",
        "a=b%26c=bw_0123456789_reader__AAAA"
    })
    void aKeyInTheUrlIsRefusedAndNotShownBack(String query) throws IOException {
        for (String path : List.of("/things/1?", "/open?")) {
            Raw.Answer answer = ask("GET " + path + query, "X-API-Key: reader");
            assertEquals(400, answer.status());
            assertEquals("key_in_url", answer.json().get("code").asText());
            assertTrue(!answer.body().contains("reader"), answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource({"a=1", "keyboard=1", "limit=bw_0123456789", "tokens=1", "a=%zz"})
    void whatMerelyResemblesAKeyIsNot(String query) throws IOException {
        Raw.Answer answer = ask("GET /things/1?" + query, "X-API-Key: reader");
        assertTrue(!answer.body().contains("key_in_url"), answer.body());
    }

    @Test
    void giantAndBrokenKeysAreRefused() throws IOException {
        assertEquals(401, ask("GET /things/1", "X-API-Key: " + "k".repeat(7_000)).status());
        assertEquals(431, ask("GET /things/1", "X-API-Key: " + "k".repeat(70_000)).status());
        assertEquals(400, ask("GET /things/1", "X-API-Key: rea\0der").status());
        assertEquals(400, ask("GET /things/1", "X-API-Key: rea\rder").status());
    }

    /// Such requests come by no filter of the framework.
    @Test
    void whatLooksLikeAWebSocketIsGuardedBeforeTheUpgrade() throws IOException {
        String version = "Sec-WebSocket-Version: 13";
        int before = REACHED.get();
        for (String path : List.of("/live", "/things/1", "/open", "/nothing")) {
            assertEquals(401, ask("GET " + path, version).status());
            assertEquals(401, ask("GET " + path, version, "X-API-Key: old").status());
        }
        assertEquals(401, ask("POST /things", version).status());
        assertEquals(404, ask("GET /things/1", version, "X-API-Key: reader").status());
        String[] upgrade = {
            version,
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            ""
        };
        upgrade[4] = "X-API-Key: reader";
        assertEquals(403, ask("GET /live", upgrade).status());
        assertEquals(before, REACHED.get());
        upgrade[4] = "X-API-Key: trader";
        assertEquals(101, ask("GET /live", upgrade).status());
    }

    @Test
    void a403NamesTheRoleAndIsReported() throws IOException {
        DENIED.clear();
        Raw.Answer answer = ask("DELETE /things/1", "X-API-Key: trader");
        assertEquals(
                "This route requires a key with role admin; yours has role trader.",
                answer.json().get("detail").asText());
        assertEquals(List.of("trader /things/{id} role_needed"), List.copyOf(DENIED));
    }

    @Test
    void theLimiterOfWrongKeysRefusesWrongOnesAndNoGoodOne() throws IOException {
        int before = WRONG.get();
        ask("GET /things/1", "X-API-Key: wrong");
        ask("GET /things/1", "X-API-Key: old");
        ask("GET /things/1", "X-API-Key: reader");
        ask("GET /things/1");
        assertEquals(before + 2, WRONG.get());
        WRONG.set(1_000);
        assertEquals(429, ask("GET /things/1", "X-API-Key: wrong").status());
        assertEquals(200, ask("GET /things/1", "X-API-Key: reader").status());
        assertEquals(200, ask("GET /things/1", "X-API-Key: trader").status());
        assertEquals(200, ask("GET /open", "X-API-Key: reader").status());
        WRONG.set(0);
    }

    /// Whatever key or cookie comes along with it.
    @Test
    void wrongTicketsAreLookedUpUntilTheyAreTooMany() throws IOException {
        String line = "GET /api/v1/events?ticket=invented";
        int before = REDEEMED.get();
        for (String shown : List.of("X-API-Key: reader", "Cookie: bw=" + "x".repeat(43))) {
            WRONG.set(999);
            assertEquals("bad_ticket", ask(line, shown).json().get("code").asText());
            assertEquals(429, ask(line, shown).status());
            assertEquals(200, ask("GET /things/1", "X-API-Key: reader").status());
        }
        assertEquals(before + 2, REDEEMED.get(), "the second was not looked up");
        WRONG.set(0);
    }

    @Test
    void anInventedSessionCountsAsAWrongKey() throws IOException {
        int before = WRONG.get();
        Raw.Answer answer =
                Raw.ask(
                        server.port(),
                        "GET /things/1 HTTP/1.1\r\nHost: localhost\r\nCookie: bw=%s\r\n\r\n"
                                .formatted("x".repeat(43)));
        assertEquals("session_ended", answer.json().get("code").asText());
        assertEquals(before + 1, WRONG.get());
    }

    @Test
    void aRouteWithoutARoleKeepsTheServerFromStarting() {
        String message =
                assertThrows(
                                IllegalStateException.class,
                                () ->
                                        HttpServer.start(
                                                "127.0.0.1",
                                                0,
                                                InstantSource.system(),
                                                List.<Routes>of(routes ->
                                                        routes.get("/forgotten", ctx -> {}))))
                        .getMessage();
        assertEquals("GET /forgotten must name one role, it names []", message);
        assertThrows(
                IllegalStateException.class,
                () ->
                        HttpServer.start(
                                "127.0.0.1",
                                0,
                                InstantSource.system(),
                                List.<Routes>of(routes -> routes.ws("/forgotten", ws -> {}))));
    }

    /// A page in this machine's browser can give this machine a name, and its requests would look
    /// like those of this machine's user.
    @Test
    void withoutKeysOnlyOurOwnNamesAreAnswered() throws IOException {
        try (HttpServer local =
                HttpServer.start(
                        "127.0.0.1",
                        0,
                        InstantSource.system(),
                        List.<Routes>of(
                                routes -> routes.get("/", ctx -> ctx.result("in"), Role.ADMIN)))) {
            for (String name : List.of("localhost", "LocalHost:80", "127.0.0.1:8080", "[::1]:1")) {
                assertEquals(200, keyless(local, name), name);
            }
            for (String name : List.of("rebound.example.com", "localhost.example.com", "0.0.0.0")) {
                assertEquals(401, keyless(local, name), name);
            }
        }
    }

    private static int keyless(HttpServer local, String host) throws IOException {
        return Raw.ask(local.port(), "GET / HTTP/1.1\r\nHost: %s\r\n\r\n".formatted(host)).status();
    }
}
