package bellwether.platform.http.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.Waiting;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.http.KeyLookup;
import bellwether.platform.http.KeyLookup.Check;
import bellwether.platform.http.Raw;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.platform.http.limits.Quotas;
import bellwether.platform.http.limits.WrongKeys;
import bellwether.platform.http.security.AuthorizationParts;
import java.io.IOException;
import java.net.SocketTimeoutException;
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

/// A body is read when the head, the key and the route allow it, and not before: whatever is
/// refused is refused by its head, at once, and nothing of the body is kept.
final class UnreadBodiesTest {
    private static final AtomicInteger ORDERS = new AtomicInteger();
    private static HttpServer server;

    /// One key, "trader".
    private static final KeyLookup KEYS =
            new KeyLookup() {
                @Override
                public Check check(String key) {
                    return key.equals("trader")
                            ? new Check.Good(new Caller(key, key, Role.TRADER))
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
        server =
                HttpServer.start(
                        HttpSettings.at("127.0.0.1", 0),
                        InstantSource.system(),
                        exchange -> {},
                        new AuthorizationParts(KEYS, WrongKeys.UNLIMITED, Quotas.NONE),
                        List.<Routes>of(routes -> {
                            routes.post(
                                    "/orders",
                                    ctx -> {
                                        ORDERS.incrementAndGet();
                                        Responses.json(ctx, ctx.bodyAsBytes().length);
                                    },
                                    Role.TRADER);
                            routes.get("/orders", ctx -> Responses.json(ctx, 1), Role.TRADER);
                            routes.post("/keys", ctx -> Responses.json(ctx, 1), Role.ADMIN);
                            routes.post(
                                    "/api/v1/prices/import",
                                    ctx -> Responses.json(ctx, 1),
                                    Role.ADMIN);
                            routes.get("/health", ctx -> Responses.json(ctx, "alive"), Role.PUBLIC);
                            routes.post(
                                    "/sign-in",
                                    ctx -> Responses.json(ctx, ctx.bodyAsBytes().length),
                                    Role.PUBLIC);
                        }));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String head(String route, String headers, int length) {
        return "%s HTTP/1.1\r\nHost: localhost\r\n%sContent-Length: %d\r\n\r\n"
                .formatted(route, headers, length);
    }

    /// Only one byte of the body is ever sent.
    @ParameterizedTest
    @CsvSource({
        "401, POST /orders, ''",
        "401, POST /orders, X-API-Key: invented",
        "401, POST /nothing, ''",
        "401, POST /api/v1/prices/import, X-API-Key: invented",
        "404, POST /nothing, X-API-Key: trader",
        "405, PUT /orders, X-API-Key: trader",
        "403, POST /keys, X-API-Key: trader",
        "403, POST /api/v1/prices/import, X-API-Key: trader",
        "200, GET /health, ''",
        "405, POST /health, ''",
        "200, GET /orders, X-API-Key: trader"
    })
    void isAnsweredWithoutItsBody(int status, String route, String key) throws IOException {
        String headers = key.isEmpty() ? "" : key + "\r\n";
        try (Raw raw = Raw.to(server.port())) {
            Raw.Answer answer =
                    raw.patience(1_500).send(head(route, headers, 900_000) + "1").read();
            assertEquals(status, answer.status());
            assertEquals(0, server.bodyBytesHeld());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X-API-Key: invented\r\n", "X-API-Key: trader\r\n"})
    void isTooLargeByItsAnnouncedLength(String key) throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            Raw.Answer answer =
                    raw.patience(1_500).send(head("POST /orders", key, 30_000_000) + "1").read();
            assertEquals(413, answer.status());
            assertEquals("close", answer.headers().get("connection"));
            assertTrue(answer.json().get("detail").asText().contains("1000000 bytes"));
        }
    }

    @ParameterizedTest
    @CsvSource({"413, X-API-Key: trader, 30000000", "401, X-API-Key: invented, 900000"})
    void isNotAskedForByContinue(int status, String key, int length) throws IOException {
        String headers = key + "\r\nExpect: 100-continue\r\n";
        try (Raw raw = Raw.to(server.port())) {
            Raw.Answer answer =
                    raw.patience(1_500).send(head("POST /orders", headers, length)).read();
            assertEquals(status, answer.status());
            assertEquals("", raw.rest());
        }
    }

    @Test
    void isAskedForByContinueWhenItIsWanted() throws IOException {
        String headers = "X-API-Key: trader\r\nExpect: 100-continue\r\n";
        try (Raw raw = Raw.to(server.port())) {
            raw.patience(5_000).send(head("POST /orders", headers, 3));
            assertEquals(100, raw.readHead().status());
            assertEquals("3", raw.send("123").read().body());
        }
    }

    /// Whoever is still sending sees the answer, and no reset connection.
    @ParameterizedTest
    @CsvSource({"413, 8000000", "401, 900000"})
    void isTakenAndThrownAwaySoThatItsSenderSeesTheAnswer(int status, int length)
            throws IOException {
        String key = status == 401 ? "X-API-Key: invented\r\n" : "X-API-Key: trader\r\n";
        try (Raw raw = Raw.to(server.port())) {
            raw.patience(10_000).send(head("POST /orders", key, length));
            raw.send("x".repeat(length));
            assertEquals(status, raw.read().status());
            assertEquals("", raw.rest());
        }
    }

    @Test
    void endsItsConnectionSoonWhenTheRestDoesNotCome() throws IOException {
        try (Raw raw = Raw.to(server.port())) {
            raw.send(head("POST /orders", "X-API-Key: invented\r\n", 900_000) + "1");
            assertEquals(401, raw.read().status());
            assertEquals("", raw.patience(4_000).rest());
        }
    }

    @Test
    void ofAStrangerHasASmallBoundWhereAPublicRouteTakesOne() throws IOException {
        assertEquals(
                "8192",
                Raw.ask(server.port(), head("POST /sign-in", "", 8_192) + "x".repeat(8_192))
                        .body());
        assertEquals(
                413,
                Raw.ask(server.port(), head("POST /sign-in", "", 8_193) + "x".repeat(8_193))
                        .status());
    }

    @Test
    void ofStrangersFillNothingThatCallersNeed() throws IOException {
        try (Strangers crowd = new Strangers()) {
            for (int i = 0; i < 30; i++) {
                crowd.send(head("POST /sign-in", "", 8_000) + "x".repeat(7_900));
            }
            assertEquals(503, crowd.refused());
            String body = "x".repeat(900_000);
            assertEquals(
                    "900000",
                    Raw.ask(
                                    server.port(),
                                    head("POST /orders", "X-API-Key: trader\r\n", 900_000) + body)
                            .body());
        }
    }

    /// Connections that hold what they have sent.
    private static final class Strangers implements AutoCloseable {
        private final List<Raw> all = new java.util.ArrayList<>();

        void send(String text) throws IOException {
            all.add(Raw.to(server.port()).send(text));
        }

        /// The answer of one of those for which there was no room; which they are depends on who
        /// was read first.
        int refused() throws IOException {
            int waited = 0;
            while (waited < 5 * all.size()) {
                for (Raw one : all.reversed()) {
                    try {
                        return one.patience(200).read().status();
                    } catch (SocketTimeoutException itIsHeld) {
                        waited++;
                    }
                }
            }
            throw new AssertionError("all of them are held");
        }

        @Override
        public void close() throws IOException {
            for (Raw raw : all) {
                raw.close();
            }
        }
    }

    @Test
    void givesItsRoomBackHoweverItEnds() throws IOException {
        String[] ends = {
            head("POST /orders", "X-API-Key: trader\r\n", 50_000) + "x".repeat(20_000),
            "POST /orders HTTP/1.1\r\nHost: a\r\nX-API-Key: trader\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nxxxxx\r\nzz\r\n",
            "POST /orders HTTP/1.1\r\nHost: a\r\nX-API-Key: trader\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nxxxxx\r\n"
        };
        for (int i = 0; i < 1_000; i++) {
            try (Raw raw = Raw.to(server.port())) {
                raw.send(ends[i % ends.length]);
            }
        }
        Waiting.until(() -> server.bodyBytesHeld() == 0);
        assertFalse(server.bodyBytesMost() < 8_000_000);
    }

    @Test
    void inManySmallPiecesCostsNoMoreThanItsBytes() throws IOException {
        String key = "X-API-Key: trader\r\nTransfer-Encoding: chunked\r\n\r\n";
        String start = "POST /orders HTTP/1.1\r\nHost: a\r\n" + key;
        String piece = "18\r\n" + "x".repeat(24) + "\r\n";
        assertEquals(
                "960000",
                Raw.ask(server.port(), start + piece.repeat(40_000) + "0\r\n\r\n").body());
        Raw.Answer tiny = Raw.ask(server.port(), start + "1\r\nx\r\n".repeat(20_000) + "0\r\n\r\n");
        assertEquals(400, tiny.status());
        assertEquals("pieces_too_small", tiny.json().get("code").asText());
        assertEquals(
                "1000",
                Raw.ask(server.port(), start + "1\r\nx\r\n".repeat(1_000) + "0\r\n\r\n").body());
    }
}
