package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Streams that a browser's session opened end with it. The next sign of life would come after 15
/// s; in that time, and long before, each has ended.
final class SessionStreamsTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private static KeyedApp keyed;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    /// A key with a session.
    private record Browser(JsonNode key, JsonNode session, String cookie) {
        static Browser signedIn() {
            JsonNode key = keyed.key("trader", "ann");
            Call.Answer made =
                    keyed.app
                            .call()
                            .post(
                                    "/api/v1/session",
                                    "{\"key\":\"%s\"}".formatted(key.get("key").asText()));
            return new Browser(key, made.json(), made.header("Set-Cookie").replaceFirst(";.*", ""));
        }

        Call call() {
            return keyed.app
                    .call()
                    .header("Cookie", cookie)
                    .header("Sec-Fetch-Site", "same-origin");
        }

        Map<String, String> headers() {
            return Map.of("Cookie", cookie, "Sec-Fetch-Site", "same-origin");
        }

        void end(String how) {
            Call.Answer ended =
                    switch (how) {
                        case "signed out" -> delete(call(), "/api/v1/session");
                        case "ended elsewhere" ->
                                delete(
                                        keyed.with(key.get("key").asText()),
                                        "/api/v1/sessions/" + session.get("session").asText());
                        default -> delete(keyed.master(), "/api/v1/keys/" + key.get("id").asText());
                    };
            assertEquals(2, ended.status() / 100, ended.body());
        }

        private static Call.Answer delete(Call call, String path) {
            return call.send("DELETE", path, BodyPublishers.noBody());
        }
    }

    private static void assertEndsSoon(LiveClient stream) {
        LiveClient.Received last =
                stream.poll(SOON).orElseThrow(() -> new AssertionError("it goes on"));
        assertEquals("refused", last.name());
        assertEquals("key_gone", last.json().get("code").asText());
        assertEquals("end of stream", stream.next().name());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed out", "ended elsewhere", "key revoked"})
    void liveEvents(String how) {
        Browser browser = Browser.signedIn();
        try (LiveClient stream =
                new LiveClient(keyed.app.port(), "/api/v1/events", browser.headers())) {
            stream.next("hello");
            browser.end(how);
            assertEndsSoon(stream);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"signed out", "key revoked"})
    void liveEventsByATicketThatTheSessionGot(String how) {
        Browser browser = Browser.signedIn();
        String ticket =
                browser.call().post("/api/v1/live/tickets", "").json().get("ticket").asText();
        try (LiveClient stream =
                new LiveClient(keyed.app.port(), "/api/v1/events?ticket=" + ticket, Map.of())) {
            stream.next("hello");
            browser.end(how);
            assertEndsSoon(stream);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ended elsewhere", "key revoked"})
    void eventsOfAJob(String how) {
        UUID job = UUID.randomUUID();
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into job (id, owner, kind, request_hash, params, priority, state, total)"
                                        + " values (?, 'ann', 'analysis', 'h', '{}', 1, 'paused', 1)",
                                job));
        Browser browser = Browser.signedIn();
        try (LiveClient stream =
                new LiveClient(
                        keyed.app.port(), "/api/v1/jobs/" + job + "/events", browser.headers())) {
            stream.next("progress");
            browser.end(how);
            assertEndsSoon(stream);
        }
    }

    /// Subscribed to something, or to nothing yet.
    @ParameterizedTest
    @CsvSource({"signed out, true", "signed out, false", "key revoked, true", "key revoked, false"})
    void webSockets(String how, boolean subscribed) throws Exception {
        Browser browser = Browser.signedIn();
        try (HttpClient http = HttpClient.newHttpClient()) {
            Ending ending = new Ending();
            WebSocket socket = open(http, ending, browser.cookie(), "same-origin").join();
            if (subscribed) {
                socket.sendText("{\"type\":\"subscribe\"}", true).join();
                assertTrue(ending.first.get(20, TimeUnit.SECONDS).contains("subscribed"));
            }
            browser.end(how);
            assertEquals(4001, ending.code.get(SOON.toSeconds(), TimeUnit.SECONDS));
        }
    }

    /// The end of a WebSocket.
    private static final class Ending implements WebSocket.Listener {
        private final CompletableFuture<String> first = new CompletableFuture<>();
        private final CompletableFuture<Integer> code = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket from, CharSequence data, boolean last) {
            first.complete(data.toString());
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
            code.complete(status);
            return null;
        }
    }

    private static CompletableFuture<WebSocket> open(
            HttpClient http, Ending ending, String cookie, String site) {
        return http.newWebSocketBuilder()
                .header("Cookie", cookie)
                .header("Sec-Fetch-Site", site)
                .buildAsync(
                        URI.create("ws://127.0.0.1:%d/api/v1/live".formatted(keyed.app.port())),
                        ending);
    }

    @ParameterizedTest
    @ValueSource(strings = {"same-site", "cross-site", "none"})
    void noPageOfAnotherOriginOpensOne(String site) {
        Browser browser = Browser.signedIn();
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletionException refused =
                    assertThrows(
                            CompletionException.class,
                            () -> open(http, new Ending(), browser.cookie(), site).join());
            WebSocketHandshakeException cause =
                    assertInstanceOf(WebSocketHandshakeException.class, refused.getCause());
            assertEquals(403, cause.getResponse().statusCode());
        }
    }
}
