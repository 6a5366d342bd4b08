package bellwether.platform.http.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Routes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.EndlessMinute;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.http.server.HttpSettings;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Limits by key, with the keys "reader" and "trader", and two requests a minute.
final class KeyLimitsTest {
    private static final String ROUTE = "GET /things HTTP/1.1\r\nHost: a\r\n";

    private final Quotas quotas = new EndlessMinute();
    private final HttpServer server = server();

    private HttpServer server() {
        RateSettings rates = new RateSettings(RateTable.parse("reads=2,writes=2,wrong_keys=3"), 1);
        return HttpServer.start(
                HttpSettings.at("127.0.0.1", 0).with(rates),
                InstantSource.system(),
                exchange -> {},
                new AuthorizationParts(new Known(), new CountedWrongKeys(rates, quotas), quotas),
                List.<Routes>of(routes -> {
                    routes.get("/things", ctx -> ctx.result("thing"), Role.READER);
                    routes.post("/things", ctx -> ctx.result("made"), Role.TRADER);
                    routes.get("/open", ctx -> ctx.result("open"), Role.PUBLIC);
                }));
    }

    private static final class Known implements KeyLookup {
        @Override
        public Check check(String key) {
            return switch (key) {
                case "reader", "trader" ->
                        new Check.Good(
                                new Caller(key, key, Role.valueOf(key.toUpperCase(Locale.ROOT))));
                case "old" -> new Check.Gone("old", "revoked");
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
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Raw.Answer ask(String head, String key, String address) throws IOException {
        String shown = key.isEmpty() ? "" : "X-API-Key: " + key + "\r\n";
        return Raw.ask(server.port(), head + shown + "X-Forwarded-For: " + address + "\r\n\r\n");
    }

    @Test
    void countsAKeyWhereverItCallsFromAndEachKeyApart() throws IOException {
        Raw.Answer first = ask(ROUTE, "reader", "203.0.113.1");
        assertEquals(200, first.status());
        assertEquals("\"reads\";r=1;t=41", first.headers().get("ratelimit"));
        assertEquals(200, ask(ROUTE, "reader", "203.0.113.2").status());
        assertEquals(429, ask(ROUTE, "reader", "203.0.113.3").status());
        assertEquals(200, ask(ROUTE, "trader", "203.0.113.1").status());
    }

    @Test
    void countsWhatAKeyMayNotDoToo() throws IOException {
        String post = "POST /things HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n";
        assertEquals(403, ask(post, "reader", "203.0.113.1").status());
        assertEquals(403, ask(post, "reader", "203.0.113.1").status());
        assertEquals(429, ask(post, "reader", "203.0.113.1").status());
    }

    @Test
    void countsThoseWithoutAKeyByAddress() throws IOException {
        for (String nonsense : List.of("", "Basic abc")) {
            String address = "203.0.113." + (1 + nonsense.length());
            String head =
                    nonsense.isEmpty() ? ROUTE : ROUTE + "Authorization: " + nonsense + "\r\n";
            assertEquals(401, ask(head, "", address).status());
            assertEquals(401, ask(head, "", address).status());
            assertEquals(429, ask(head, "", address).status());
        }
    }

    @Test
    void aKeyShownToAnOpenRouteWidensNothing() throws IOException {
        String open = "GET /open HTTP/1.1\r\nHost: a\r\n";
        assertEquals(200, ask(open, "one", "203.0.113.1").status());
        assertEquals(200, ask(open, "two", "203.0.113.1").status());
        assertEquals(429, ask(open, "three", "203.0.113.1").status());
    }

    @Test
    void afterSoManyWrongKeysOthersAreRefusedAndGoodOnesAreNot() throws IOException {
        assertEquals(401, ask(ROUTE, "wrong-1", "203.0.113.1").status());
        assertEquals(401, ask(ROUTE, "old", "203.0.113.1").status());
        assertEquals(401, ask(ROUTE, "wrong-3", "203.0.113.1").status());
        Raw.Answer fourth = ask(ROUTE, "wrong-4", "203.0.113.1");
        assertEquals(429, fourth.status());
        assertEquals("too_many_wrong_keys", fourth.json().get("code").asText());
        assertEquals("2", fourth.headers().get("retry-after"));
        assertFalse(fourth.body().contains("wrong-4"));
        assertEquals(200, ask(ROUTE, "reader", "203.0.113.1").status());
        assertEquals(429, ask(ROUTE, "wrong-5", "203.0.113.1").status());
        assertEquals(200, ask(ROUTE, "trader", "203.0.113.1").status());
    }
}
