package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.Raw;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Sessions over other transports, behind a proxy, with limits, and with cookies as nobody should
/// send them.
final class SessionEdgesTest {
    private static final String PROXY = "X-Forwarded-For: 192.0.2.1\r\n";

    private static KeyedApp proxied;
    private static KeyedApp plain;

    @BeforeAll
    static void start() {
        proxied = app(HttpSettings.at("127.0.0.1", 0).with(new RateSettings(RateTable.OFF, 1)));
        plain = app(HttpSettings.at("127.0.0.1", 0).withSessionsOverHttp(true));
    }

    private static KeyedApp app(HttpSettings http) {
        return new KeyedApp(Optional.of(KeyedApp.MASTER), TestDatabase.createMigrated(), http);
    }

    @AfterAll
    static void stop() {
        proxied.close();
        plain.close();
    }

    private static Raw.Answer signIn(KeyedApp at, String host, String headers) throws IOException {
        String body = "{\"key\":\"%s\"}".formatted(KeyedApp.MASTER);
        return Raw.ask(
                at.app.port(),
                "POST /api/v1/session HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s"
                        .formatted(host, body.length(), headers, body));
    }

    /// By hand, from section 3 of the plan: how a browser comes, and the cookie that it gets.
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "localhost:8080, -, -, bw",
                "127.0.0.1:8080, -, -, bw",
                // a proxy that ends TLS, as it says itself
                "app.example, 192.0.2.1, https, __Host-bw",
                "app.example, 192.0.2.1, HTTPS, __Host-bw",
                // what it says counts, not what the client said before
                "app.example, 192.0.2.1, 'http, https', __Host-bw",
                "app.example, 192.0.2.1, 'https, http', -",
                "app.example, 192.0.2.1, http, -",
                "app.example, 192.0.2.1, -, -",
                "app.example, 192.0.2.1, 'https,', -",
                // another name of this machine, or one that a page gave it
                "rebound.example, -, -, -",
            })
    void theCookieIsAsTheTransport(String host, String client, String scheme, String cookie)
            throws IOException {
        String headers =
                (client == null ? "" : "X-Forwarded-For: " + client + "\r\n")
                        + (scheme == null ? "" : "X-Forwarded-Proto: " + scheme + "\r\n");
        Raw.Answer answer = signIn(proxied, host, headers);
        if (cookie == null) {
            assertEquals(403, answer.status(), answer.body());
            assertEquals("tls_needed", answer.json().get("code").asText());
            assertFalse(answer.headers().containsKey("set-cookie"));
        } else {
            assertEquals(201, answer.status(), answer.body());
            String secure = cookie.equals("bw") ? "" : "; Secure";
            String given = String.valueOf(answer.headers().get("set-cookie"));
            assertTrue(
                    given.matches(
                            cookie
                                    + "=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict"
                                    + secure),
                    given);
        }
    }

    /// Without a proxy of our own nobody is believed.
    @ParameterizedTest
    @CsvSource({"app.example, 'X-Forwarded-Proto: https'", "app.example, 'Forwarded: proto=https'"})
    void withoutTrustedProxiesNoHeaderMakesItSecure(String host, String header) throws IOException {
        Raw.Answer answer = signIn(plain, host, header + "\r\n");
        assertEquals(201, answer.status(), "as the settings allow it");
        String given = String.valueOf(answer.headers().get("set-cookie"));
        assertTrue(given.startsWith("bw="), given);
        assertFalse(given.contains("Secure"), given);
    }

    private static String cookie(Raw.Answer signedIn) {
        assertEquals(201, signedIn.status(), signedIn.body());
        return String.valueOf(signedIn.headers().get("set-cookie")).replaceFirst(";.*", "");
    }

    private static Raw.Answer get(KeyedApp at, String headers) throws IOException {
        return Raw.ask(
                at.app.port(),
                "GET /api/v1/session HTTP/1.1\r\nHost: localhost\r\n%s\r\n".formatted(headers));
    }

    /// A name is looked for, and a form; what has neither is nobody's business.
    @Test
    void hostileCookiesAreNoFaultOfOurs() throws IOException {
        String good = cookie(signIn(plain, "localhost", ""));
        String other = cookie(signIn(plain, "localhost", ""));
        String token = good.substring(3);
        List<String> known =
                List.of(
                        "Cookie: " + good,
                        "Cookie: a=b; " + good + "; c=d",
                        "Cookie: a=b;" + good + ";;",
                        "Cookie: x=1\r\nCookie: " + good,
                        "Cookie: " + good + "; " + good,
                        "Cookie: bw=; " + good,
                        "Cookie: bw=short; " + good,
                        "Cookie: __Host-bw=" + "z".repeat(43) + "; " + good,
                        "Cookie: \u00e9=\u00ff; " + good,
                        "Cookie: " + "a=b; ".repeat(1_000) + good);
        for (String header : known) {
            Raw.Answer answer = get(plain, header + "\r\n");
            assertEquals(200, answer.status(), header.length() + header + answer.body());
        }
        List<String> unknown =
                List.of(
                        "Cookie:",
                        "Cookie: ;",
                        "Cookie: =",
                        "Cookie: bw",
                        "Cookie: bw=",
                        "Cookie: =bw",
                        "Cookie: BW=" + token,
                        "Cookie: bw=\"" + token + "\"",
                        "Cookie: bw=" + token + "A",
                        "Cookie: bw=" + token.substring(1),
                        "Cookie: bw=" + token.substring(1) + "\u00e9",
                        "Cookie: bw=" + token.substring(1) + "%41",
                        "Cookie: $Version=1; bw=a\"; $Path=\"/",
                        "Cookie: bw=" + "a".repeat(7_000),
                        "Cookie: bw=' or 1=1 --",
                        "Cookie: __Host-bw=" + token,
                        "Cookie2: " + good,
                        "Cookie: bw=" + "z".repeat(43));
        for (String header : unknown) {
            Raw.Answer answer = get(plain, header + "\r\n");
            assertEquals(401, answer.status(), header + answer.body());
        }
        assertEquals(
                "session_ended",
                get(plain, "Cookie: bw=" + "z".repeat(43) + "\r\n").json().get("code").asText());
        Raw.Answer two = get(plain, "Cookie: " + good + "; " + other + "\r\n");
        assertEquals(400, two.status());
        assertEquals("two_sessions", two.json().get("code").asText());
        assertFalse(two.body().contains(token), two.body());
        assertEquals(400, get(plain, "Cookie: bw=\0" + token + "\r\n").status());
        assertEquals(431, get(plain, "Cookie: bw=" + "a".repeat(9_000) + "\r\n").status());
    }

    /// Whatever it says, a public route does not look at it.
    @Test
    void publicRoutesPassCookiesOver() throws IOException {
        for (String header : List.of("bw=" + "z".repeat(43), "bw=a; bw=b", "__Host-bw=\u00ff")) {
            assertEquals(
                    200,
                    Raw.ask(
                                    plain.app.port(),
                                    "GET /health HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                                            .formatted(header))
                            .status());
        }
    }

    @Test
    void wrongKeysAreCountedAsAnywhere() throws IOException {
        try (KeyedApp limited =
                app(
                        HttpSettings.at("127.0.0.1", 0)
                                .with(new RateSettings(RateTable.parse("wrong_keys=2"), 0)))) {
            List<Integer> statuses = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                statuses.add(
                        limited.app
                                .call()
                                .post("/api/v1/session", "{\"key\":\"wrong%d\"}".formatted(i))
                                .status());
            }
            assertEquals(List.of(401, 401, 429, 429), statuses);
            assertEquals(201, signIn(limited, "localhost", "").status(), "a good one works");
            JsonNode denied =
                    limited.master().get("/api/v1/audit?action=access.denied").json().get("items");
            List<String> codes = new ArrayList<>();
            denied.forEach(entry ->
                    codes.add(
                            entry.get("object").asText()
                                    + " "
                                    + entry.get("outcome").asText()
                                    + " "
                                    + entry.get("times").asInt()));
            assertTrue(codes.contains("/api/v1/session unknown_key 2"), codes.toString());
            assertTrue(codes.contains("/api/v1/session too_many_wrong_keys 2"), codes.toString());
        }
    }

    /// Reads of our own page have a count of their own, which market data does not use up.
    @Test
    void readsOfThePageCountInTheirOwnGroup() throws IOException {
        RateTable rates = RateTable.parse("page=3,reads=2");
        try (KeyedApp app = app(HttpSettings.at("127.0.0.1", 0).with(new RateSettings(rates, 0)))) {
            String known = "Cookie: " + cookie(signIn(app, "localhost", "")) + "\r\n";
            String ours = known + "Sec-Fetch-Site: same-origin\r\n";
            for (int i = 2; i >= 0; i--) {
                Raw.Answer answer = get(app, ours);
                assertEquals(200, answer.status());
                assertEquals("\"page\";q=3;w=60", answer.headers().get("ratelimit-policy"));
                String left = String.valueOf(answer.headers().get("ratelimit"));
                assertTrue(left.startsWith("\"page\";r=" + i + ";"), left);
            }
            Raw.Answer over = get(app, ours);
            assertEquals(429, over.status());
            assertTrue(over.body().contains("group page (3/min)"), over.body());
            Raw.Answer typed = get(app, known + "Sec-Fetch-Site: none\r\n");
            assertEquals(200, typed.status());
            assertEquals("\"reads\";q=2;w=60", typed.headers().get("ratelimit-policy"));
            Raw.Answer write =
                    Raw.ask(
                            app.app.port(),
                            "DELETE /api/v1/sessions/se_0 HTTP/1.1\r\nHost: localhost\r\n%s\r\n"
                                    .formatted(ours));
            assertEquals(404, write.status());
            assertEquals("\"writes\";q=60;w=60", write.headers().get("ratelimit-policy"));
        }
    }

    @Test
    void soDoThoseOfThisMachinesUserWhoIsNotCountedOtherwise() throws IOException {
        try (KeyedApp local =
                new KeyedApp(
                        Optional.empty(),
                        TestDatabase.createMigrated(),
                        HttpSettings.at("127.0.0.1", 0)
                                .with(new RateSettings(RateTable.usual(), 0)))) {
            Raw.Answer page = get(local, "Sec-Fetch-Site: same-origin\r\n");
            assertEquals("\"page\";q=600;w=60", page.headers().get("ratelimit-policy"));
            assertFalse(get(local, "").headers().containsKey("ratelimit-policy"));
            // a cookie that is left over, or another service's of the same host, locks nobody out
            assertEquals(200, get(local, "Cookie: bw=" + "z".repeat(43) + "\r\n").status());
        }
    }

    @Test
    void anOwnerHasOnlySoManySessions() throws IOException {
        String first = cookie(signIn(plain, "localhost", ""));
        for (int i = 0; i < 100; i++) {
            plain.now.set(plain.now.get().plusMillis(1));
            assertEquals(201, signIn(plain, "localhost", "").status());
        }
        assertEquals(401, get(plain, "Cookie: " + first + "\r\n").status());
        Call.Answer list = plain.master().get("/api/v1/sessions?limit=60");
        assertEquals(60, list.json().get("items").size());
        Call.Answer rest = plain.master().get(list.json().get("next").asText());
        assertEquals(40, rest.json().get("items").size());
        assertTrue(rest.json().get("next").isNull());
    }

    @Test
    void noTokenIsInALogAnAnswerOrTheDatabase() throws IOException {
        Raw.Answer made = signIn(proxied, "app.example", PROXY + "X-Forwarded-Proto: https\r\n");
        String token = cookie(made).substring("__Host-bw=".length());
        List<String> kept = new ArrayList<>(List.of(made.body()));
        for (String path :
                List.of("session", "sessions", "me", "nothing/" + token.substring(0, 5), "audit")) {
            Raw.Answer answer =
                    Raw.ask(
                            proxied.app.port(),
                            "GET /api/v1/%s HTTP/1.1\r\nHost: app.example\r\n%sX-Forwarded-Proto: https\r\nCookie: __Host-bw=%s\r\n\r\n"
                                    .formatted(path, PROXY, token));
            kept.add(answer.body() + answer.headers());
        }
        kept.add(proxied.log.toString(StandardCharsets.UTF_8));
        kept.add(dump(proxied));
        assertTrue(kept.getLast().contains("session.create"));
        for (String text : kept) {
            assertFalse(text.contains(token), text);
            assertFalse(text.contains(hex(token)), text);
        }
    }

    private static String hex(String token) {
        return java.util.HexFormat.of().formatHex(token.getBytes(StandardCharsets.US_ASCII));
    }

    private static String dump(KeyedApp app) {
        return app.jdbi()
                .withHandle(h -> {
                    StringBuilder all = new StringBuilder();
                    for (String table :
                            h.createQuery(
                                            "select table_name from information_schema.tables where table_schema = 'public'")
                                    .mapTo(String.class)
                                    .list()) {
                        h.createQuery("select t::text from \"%s\" t".formatted(table))
                                .mapTo(String.class)
                                .forEach(row -> all.append(row).append('\n'));
                    }
                    return all.toString();
                });
    }
}
