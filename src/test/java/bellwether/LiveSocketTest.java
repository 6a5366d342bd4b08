package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.base.Json;
import bellwether.platform.http.Raw;
import bellwether.platform.live.LiveEnd;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.live.LiveEvents;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Live events over a WebSocket.
final class LiveSocketTest {
    private static final LiveEventType ENDED = LiveEventType.kept("jobs", "job.ended");

    private static KeyedApp keyed;

    @BeforeAll
    static void open() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void close() {
        keyed.close();
    }

    private static long publish(String owner, int number) {
        return keyed.jdbi()
                .inTransaction(h -> LiveEvents.publish(h, ENDED, owner, Map.of("number", number)));
    }

    /// A client; at its end it hears "closed" and the code.
    private static final class Client implements WebSocket.Listener, AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder partial = new StringBuilder();
        private final WebSocket socket;

        Client(String path, @Nullable String key, String... protocols) {
            this(keyed, path, key, protocols);
        }

        Client(KeyedApp of, String path, @Nullable String key, String... protocols) {
            WebSocket.Builder builder = http.newWebSocketBuilder();
            if (key != null) {
                builder.header("X-API-Key", key);
            }
            if (protocols.length > 0) {
                builder.subprotocols(
                        protocols[0], java.util.Arrays.copyOfRange(protocols, 1, protocols.length));
            }
            socket =
                    builder.buildAsync(URI.create("ws://127.0.0.1:" + of.app.port() + path), this)
                            .join();
        }

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                heard.add(partial.toString());
                partial.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            heard.add("closed " + code + " " + reason);
            return null;
        }

        Client say(String text) {
            socket.sendText(text, true).join();
            return this;
        }

        String next() throws InterruptedException {
            String next = heard.poll(20, TimeUnit.SECONDS);
            assertTrue(next != null, "nothing came");
            return next;
        }

        JsonNode json() throws InterruptedException {
            return Json.stored(next(), JsonNode.class);
        }

        @Override
        public void close() {
            socket.abort();
            http.shutdownNow();
        }
    }

    @Test
    void subscribesResumesAndAnswers() throws Exception {
        String key = keyed.secret("reader", "ann");
        long first = publish("ann", 1);
        long second = publish("ann", 2);
        publish("bob", 3);
        try (Client client = new Client("/api/v1/live", key)) {
            client.say("{\"type\":\"ping\"}");
            assertEquals("{\"type\":\"pong\"}", client.next());
            client.say(
                    "{\"type\":\"subscribe\",\"topics\":[\"jobs\"],\"after\":%d}".formatted(first));
            JsonNode subscribed = client.json();
            assertEquals("subscribed", subscribed.get("type").asText());
            assertEquals("[\"jobs\"]", subscribed.get("topics").toString());
            assertEquals(second, client.json().get("id").asLong());
            long third = publish("ann", 4);
            JsonNode event = client.json();
            assertEquals(
                    "{\"type\":\"event\",\"id\":%d,\"topic\":\"jobs\",\"name\":\"job.ended\",\"data\":{\"number\":4}}"
                            .formatted(third),
                    event.toString());
            client.say("{\"type\":\"ping\"}");
            assertEquals("{\"type\":\"pong\"}", client.next());
        }
    }

    @Test
    void aSecondSubscriptionReplacesTheFirst() throws Exception {
        String key = keyed.secret("reader", "cora");
        long first = publish("cora", 1);
        try (Client client = new Client("/api/v1/live", key)) {
            client.say("{\"type\":\"subscribe\"}");
            assertEquals("subscribed", client.json().get("type").asText());
            client.say("{\"type\":\"subscribe\",\"after\":%d}".formatted(first - 1));
            assertEquals("subscribed", client.json().get("type").asText());
            assertEquals(first, client.json().get("id").asLong());
            long second = publish("cora", 2);
            assertEquals(second, client.json().get("id").asLong());
        }
    }

    @Test
    void whatIsWrongIsAnsweredAndChangesNothing() throws Exception {
        try (Client client = new Client("/api/v1/live", KeyedApp.MASTER)) {
            for (String wrong :
                    List.of(
                            "{\"type\":\"subscribe\",\"topics\":[\"jops\"]}",
                            "{\"type\":\"subscribe\",\"after\":-1}",
                            "{\"type\":\"subscribe\",\"topics\":\"jobs\"}",
                            "{\"type\":\"hello\"}",
                            "hello",
                            "[]")) {
                JsonNode error = client.say(wrong).json();
                assertEquals("error", error.get("type").asText(), wrong);
                assertEquals("invalid_request", error.get("code").asText(), wrong);
            }
            client.say("{\"type\":\"subscribe\"}");
            assertEquals("subscribed", client.json().get("type").asText());
        }
    }

    /// A compressor for each of thousands of streams would take more memory than all else.
    @Test
    void nothingIsCompressed() throws Exception {
        try (Raw raw = Raw.to(keyed.app.port())) {
            Raw.Answer answer =
                    raw.send(
                                    "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                                            + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                                            + "Sec-WebSocket-Extensions: permessage-deflate\r\nX-API-Key: "
                                            + KeyedApp.MASTER
                                            + "\r\n\r\n")
                            .readHead();
            assertEquals(101, answer.status());
            assertEquals(null, answer.headers().get("sec-websocket-extensions"));
        }
    }

    @Test
    void tooManyMessagesEndIt() throws Exception {
        try (Client client = new Client("/api/v1/live", KeyedApp.MASTER)) {
            client.say("{\"type\":\"subscribe\"}");
            client.next();
            for (int i = 0; i < 20; i++) {
                client.say("{\"type\":\"ping\"}");
            }
            String last = client.next();
            while (!last.startsWith("closed")) {
                last = client.next();
            }
            assertTrue(last.startsWith("closed 1008"), last);
        }
    }

    @Test
    void aMessageOfMoreThanEightKilobytesEndsIt() throws Exception {
        try (Client client = new Client("/api/v1/live", KeyedApp.MASTER)) {
            client.say("x".repeat(8 * 1024 + 1));
            assertTrue(client.next().startsWith("closed 1009"));
        }
    }

    @Test
    void aBrowserShowsATicketAsSubprotocolOnce() throws Exception {
        String key = keyed.secret("reader", "dan");
        String ticket =
                "ticket."
                        + keyed.with(key)
                                .post("/api/v1/live/tickets", "")
                                .json()
                                .get("ticket")
                                .asText();
        try (Client client = new Client("/api/v1/live", null, "bellwether", ticket)) {
            assertEquals("bellwether", client.socket.getSubprotocol());
            client.say("{\"type\":\"subscribe\"}");
            client.next();
            long id = publish("dan", 1);
            assertEquals(id, client.json().get("id").asLong());
        }
        assertEquals(401, refusal("bellwether", ticket));
        assertEquals(401, refusal());
    }

    private static int refusal(String... protocols) {
        try (Client _ = new Client("/api/v1/live", null, protocols)) {
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : 0;
        }
    }

    @Test
    void aRevokedKeyEndsIt() throws Exception {
        JsonNode made = keyed.key("reader", "eve");
        try (Client client = new Client("/api/v1/live", made.get("key").asText())) {
            client.say("{\"type\":\"subscribe\"}");
            client.next();
            keyed.master()
                    .send(
                            "DELETE",
                            "/api/v1/keys/" + made.get("id").asText(),
                            HttpRequest.BodyPublishers.noBody());
            Waiting.until(() -> {
                publish("eve", 1);
                String heard = client.heard.poll(300, TimeUnit.MILLISECONDS);
                return heard != null && heard.startsWith("closed 4001");
            });
        }
    }

    @Test
    void aRevokedKeyEndsOneThatIsSubscribedToNothing() throws Exception {
        JsonNode made = keyed.key("reader", "ida");
        try (Client client = new Client("/api/v1/live", made.get("key").asText())) {
            client.say("{\"type\":\"ping\"}");
            client.next();
            keyed.master()
                    .send(
                            "DELETE",
                            "/api/v1/keys/" + made.get("id").asText(),
                            HttpRequest.BodyPublishers.noBody());
            assertTrue(client.next().startsWith("closed 4001"));
        }
    }

    @Test
    void oneThatIsSubscribedToNothingIsToldOfTheStop() throws Exception {
        KeyedApp other = new KeyedApp();
        try (Client client = new Client(other, "/api/v1/live", KeyedApp.MASTER)) {
            client.say("{\"type\":\"ping\"}");
            client.next();
            other.close();
            assertTrue(client.next().startsWith("closed 1001"));
        }
    }

    @Test
    void aSocketIoClientThatHasNotConnectedIsToldOfTheStop() throws Exception {
        KeyedApp other = new KeyedApp();
        try (Client client = new Client(other, "/socket.io/?EIO=4&transport=websocket", null)) {
            client.next();
            other.close();
            assertEquals("closed 1001 " + LiveEnd.SHUTDOWN.words(), client.next());
        }
    }

    @Test
    void answersComeInTheOrderOfWhatWasSaid() throws Exception {
        try (Client client = new Client("/api/v1/live", KeyedApp.MASTER)) {
            for (int i = 0; i < 4; i++) {
                client.say("{\"type\":\"ping\"}").say("wrong");
            }
            client.say("{\"type\":\"subscribe\"}");
            for (int i = 0; i < 4; i++) {
                assertEquals("pong", client.json().get("type").asText());
                assertEquals("error", client.json().get("type").asText());
            }
            assertEquals("subscribed", client.json().get("type").asText());
        }
    }

    /// The first subscription is still reading its events when it is replaced.
    @Test
    void aReplacedSubscriptionOwesNoReply() throws Exception {
        String key = keyed.secret("reader", "kim");
        long first =
                keyed.jdbi()
                        .inTransaction(h -> {
                            long id = LiveEvents.publish(h, ENDED, "kim", Map.of("number", 0));
                            for (int i = 1; i < 400; i++) {
                                LiveEvents.publish(h, ENDED, "kim", Map.of("number", i));
                            }
                            return id;
                        });
        String subscribe = "{\"type\":\"subscribe\",\"after\":%d}".formatted(first - 1);
        try (Client client = new Client("/api/v1/live", key)) {
            for (int i = 0; i < 5; i++) {
                client.say(subscribe).say("{\"type\":\"ping\"}").say("wrong");
            }
            List<String> answers = new ArrayList<>();
            while (answers.size() < 10) {
                String type = client.json().get("type").asText();
                if (type.equals("pong") || type.equals("error")) {
                    answers.add(type);
                }
            }
            assertEquals(
                    Collections.nCopies(5, List.of("pong", "error")).stream()
                            .flatMap(List::stream)
                            .toList(),
                    answers);
        }
    }

    /// What the first was still to send comes from the second alone.
    @Test
    void aReplacedSubscriptionThatIsCatchingUpSendsNothingMore() throws Exception {
        String key = keyed.secret("reader", "jan");
        List<Long> ids = new ArrayList<>();
        keyed.jdbi()
                .useTransaction(h -> {
                    for (int i = 0; i < 400; i++) {
                        ids.add(LiveEvents.publish(h, ENDED, "jan", Map.of("number", i)));
                    }
                });
        String subscribe = "{\"type\":\"subscribe\",\"after\":%d}".formatted(ids.getFirst() - 1);
        try (Client client = new Client("/api/v1/live", key)) {
            for (int i = 0; i < 5; i++) {
                client.say(subscribe);
            }
            List<Long> got = new ArrayList<>();
            while (!got.equals(ids)) {
                JsonNode next = client.json();
                if (next.get("type").asText().equals("subscribed")) {
                    got.clear();
                } else {
                    got.add(next.get("id").asLong());
                    assertEquals(ids.subList(0, got.size()), got);
                }
            }
        }
    }

    @Test
    void theTwentyFirstOfAnOwnerIsToldToTryLater() throws Exception {
        String key = keyed.secret("reader", "fay");
        List<Client> open = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            open.add(new Client("/api/v1/live", key));
        }
        try (Client more = new Client("/api/v1/live", key)) {
            assertTrue(more.next().startsWith("closed 1013"));
        }
        open.forEach(Client::close);
        Waiting.until(() -> {
            try (Client again = new Client("/api/v1/live", key)) {
                again.say("{\"type\":\"ping\"}");
                return again.next().contains("pong");
            } catch (CompletionException closed) {
                return false;
            }
        });
    }

    @Test
    void socketIoSpeaksOverAWebSocketOnly() throws Exception {
        String key = keyed.secret("reader", "gus");
        var polling = keyed.app.call().get("/socket.io/?EIO=4&transport=polling");
        assertEquals(400, polling.status());
        assertEquals("polling_not_supported", polling.json().get("code").asText());
        try (Client client = new Client("/socket.io/?EIO=4&transport=websocket", null)) {
            String greeting = client.next();
            assertTrue(greeting.startsWith("0{\"sid\":"), greeting);
            client.say("40{\"token\":\"" + key + "\"}");
            String connected = client.next();
            assertTrue(connected.startsWith("40{\"sid\":"), connected);
            publish("bob", 0);
            publish("gus", 5);
            assertEquals("42[\"job.ended\",{\"number\":5}]", client.next());
            client.say("41");
            assertTrue(client.next().startsWith("closed 1000"));
        }
        for (String wrong : List.of("40{\"token\":\"no\"}", "40", "40nonsense")) {
            try (Client client = new Client("/socket.io/?EIO=4&transport=websocket", null)) {
                client.next();
                String refused = client.say(wrong).next();
                assertTrue(refused.startsWith("44{\""), refused);
                assertTrue(client.next().startsWith("closed 4001"));
            }
        }
    }

    @Test
    void aRefusedNamespaceOfSocketIoLeavesTheMainOneOpen() throws Exception {
        String key = keyed.secret("reader", "hal");
        try (Client client = new Client("/socket.io/?EIO=4&transport=websocket", null)) {
            client.next();
            String refused = client.say("40/admin,{\"token\":\"x\"}").next();
            assertTrue(refused.startsWith("44/admin,{\""), refused);
            client.say("40/admin,").say("40{\"token\":\"" + key + "\"}");
            String connected = client.next();
            assertTrue(connected.startsWith("40{\"sid\":"), connected);
            publish("hal", 1);
            assertEquals("42[\"job.ended\",{\"number\":1}]", client.next());
            for (int i = 0; i < 18; i++) {
                client.say("40/admin,");
            }
            assertTrue(client.next().startsWith("closed 1008"));
        }
    }

    /// As one that a request shows.
    @Test
    void aWrongKeyInAMessageIsWrittenDownAndCounted() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (Client client = new Client("/socket.io/?EIO=4&transport=websocket", null)) {
                client.next();
                String refused = client.say("40{\"token\":\"no\"}").next();
                assertTrue(refused.contains("unknown_key"), refused);
            }
        }
        Waiting.until(() ->
                keyed.master()
                        .get("/api/v1/audit?action=access.denied")
                        .body()
                        .contains("/socket.io"));
    }

    @Test
    void pagesOfOtherOriginsOpenNone() throws Exception {
        for (String path : List.of("/api/v1/live", "/socket.io/?EIO=4&transport=websocket")) {
            try (Raw raw = Raw.to(keyed.app.port())) {
                Raw.Answer answer =
                        raw.send(
                                        "GET %s HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nOrigin: https://elsewhere.example\r\nX-API-Key: %s\r\n\r\n"
                                                .formatted(path, KeyedApp.MASTER))
                                .readHead();
                assertEquals(403, answer.status(), path);
            }
        }
    }
}
