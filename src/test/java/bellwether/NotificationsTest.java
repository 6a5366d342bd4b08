package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Notifications on the running service, to a server of this machine.
final class NotificationsTest {
    private static final String CHANNELS = "/api/v1/channels";
    private static final String PREFERENCES = "/api/v1/me/notifications";

    private record Received(String id, String body) {}

    private static final List<Received> received = new CopyOnWriteArrayList<>();
    private static volatile int status = 204;
    private static HttpServer other;
    private static TestApp app;

    @BeforeAll
    static void start() {
        other = server();
        TestApp.allow("127.0.0.1:" + other.getAddress().getPort());
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
        other.stop(0);
    }

    private static HttpServer server() {
        try {
            HttpServer made =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            made.createContext(
                    "/",
                    exchange -> {
                        received.add(
                                new Received(
                                        String.valueOf(
                                                exchange.getRequestHeaders()
                                                        .getFirst("webhook-id")),
                                        new String(
                                                exchange.getRequestBody().readAllBytes(),
                                                StandardCharsets.UTF_8)));
                        exchange.sendResponseHeaders(status, -1);
                        exchange.close();
                    });
            made.start();
            return made;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hook() {
        return "http://127.0.0.1:%d/hook".formatted(other.getAddress().getPort());
    }

    @AfterEach
    void clear() {
        app.call()
                .get(CHANNELS)
                .json()
                .get("items")
                .forEach(one -> send("DELETE", CHANNELS + "/" + one.get("id").asText(), ""));
        received.clear();
        status = 204;
    }

    private Call.Answer create(String name) {
        return app.call()
                .post(
                        CHANNELS,
                        "{\"kind\":\"webhook\",\"name\":\"%s\",\"address\":{\"url\":\"%s\"}}"
                                .formatted(name, hook()));
    }

    private Call.Answer send(String method, String path, String body) {
        return app.call()
                .header("Content-Type", "application/json")
                .send(method, path, BodyPublishers.ofString(body));
    }

    private JsonNode notifications(String query) {
        return app.call().get("/api/v1/notifications" + query).json().get("items");
    }

    private JsonNode ended(String id) {
        return Waiting.until(
                () -> app.call().get("/api/v1/notifications/" + id).json(),
                one -> !List.of("queued", "sending").contains(one.get("state").asText()));
    }

    @Test
    void aFailedJobArrivesAtAWebhookWithItsId() {
        assertEquals(201, create("hook").status());
        app.ended(app.submit("{\"tickers\":[\"NOPE1\",\"NOPE2\"],\"capital\":1000}"));
        JsonNode one =
                Waiting.until(() -> notifications("?type=job.failed"), all -> !all.isEmpty())
                        .get(0);
        assertEquals("job.failed", one.get("type").asText());
        assertEquals("delivered", ended(one.get("id").asText()).get("state").asText());
        assertEquals(one.get("id").asText(), received.getFirst().id());
        assertTrue(received.getFirst().body().contains("\"job.failed\""), received.toString());
        JsonNode attempts =
                app.call()
                        .get("/api/v1/notifications/" + one.get("id").asText() + "/attempts")
                        .json()
                        .get("items");
        assertEquals(1, attempts.size());
        assertEquals(204, attempts.get(0).get("code").asInt());
        assertEquals(
                "127.0.0.1:" + other.getAddress().getPort(),
                attempts.get(0).get("address").asText());
    }

    @Test
    void aSecretIsShownOnce() {
        Call.Answer made = create("hook");
        String path = made.header("Location");
        assertTrue(made.json().get("secret").asText().startsWith("whsec_"));
        assertFalse(app.call().get(path).json().has("secret"));
        assertFalse(app.call().get(CHANNELS).body().contains("whsec_"));
        Call.Answer rotated = send("POST", path + "/rotate", "");
        assertFalse(rotated.json().get("secret").equals(made.json().get("secret")), rotated.body());
    }

    @Test
    void aTestIsFollowedToItsEnd() {
        String path = create("hook").header("Location");
        status = 400;
        Call.Answer queued = send("POST", path + "/test", "");
        assertEquals(202, queued.status());
        JsonNode dead = ended(queued.json().get("notification").asText());
        assertEquals("dead", dead.get("state").asText());
        assertTrue(dead.get("reason").asText().startsWith("refused: 400"), dead.toString());
    }

    @Test
    void aBrokenChannelIsShownInLiveEventsMetricsAndHealth() {
        String path = create("hook").header("Location");
        status = 410;
        String id = send("POST", path + "/test", "").json().get("notification").asText();
        assertEquals("dead", ended(id).get("state").asText());
        assertEquals("broken", app.call().get(path).json().get("state").asText());
        assertEquals("wrong_state", code(send("POST", path + "/test", "")));
        String metrics = app.call().get("/metrics").body();
        assertTrue(
                metrics.contains(
                        "bellwether_notification_attempts_total{outcome=\"channel_broken\"} 1.0"),
                metrics);
        JsonNode health = app.call().get("/health/detailed").json().at("/components/notifications");
        assertEquals("up", health.get("status").asText(), health.toString());
    }

    private static String code(Call.Answer answer) {
        return answer.json().get("code").asText();
    }

    @Test
    void whatIsWrongIsSaid() {
        assertEquals(
                "address_refused",
                code(
                        app.call()
                                .post(
                                        CHANNELS,
                                        "{\"kind\":\"webhook\",\"name\":\"x\",\"address\":{\"url\":\"http://10.0.0.1/\"}}")));
        assertEquals(
                "bad_template",
                code(
                        app.call()
                                .post(
                                        CHANNELS,
                                        "{\"kind\":\"slack\",\"name\":\"x\",\"address\":{\"url\":\"https://hooks.example.com/x\",\"template\":\"{{nothing}}\"}}")));
        Call.Answer many =
                app.call()
                        .post(
                                CHANNELS,
                                "{\"kind\":\"webhok\",\"name\":\"\",\"address\":{},\"min_priority\":\"urgent\",\"per_hour\":0}");
        assertEquals(422, many.status());
        assertEquals(4, many.json().get("errors").size(), many.body());
        assertEquals("unknown_channel", code(send("POST", CHANNELS + "/nothing/test", "")));
        assertEquals("unknown_notification", code(app.call().get("/api/v1/notifications/nothing")));
    }

    @Test
    void anEmailChannelWithoutItsSettingSaysSo() {
        Call.Answer made =
                app.call()
                        .post(
                                CHANNELS,
                                "{\"kind\":\"email\",\"name\":\"mail\",\"address\":{\"to\":\"ann@example.org\"}}");
        assertEquals("not_configured", made.json().get("state").asText());
        assertEquals("SMTP_URL is not set", made.json().get("reason").asText());
        String path = made.header("Location");
        Call.Answer test = send("POST", path + "/test", "");
        assertEquals("not_configured", code(test));
        assertTrue(test.body().contains("SMTP_URL"), test.body());
    }

    @Test
    void preferencesAreReplacedByThoseWhoHaveSeenThem() {
        Call.Answer before = app.call().get(PREFERENCES);
        String body =
                "{\"zone\":\"Europe/Berlin\",\"quiet_hours\":[{\"days\":[\"fri\",\"mon\"],\"from\":\"22:00\",\"to\":\"07:00\"}],"
                        + "\"digest\":\"daily\",\"types\":{\"job.ended\":true}}";
        assertEquals(428, send("PUT", PREFERENCES, body).status());
        String tag = before.header("ETag");
        Call.Answer changed = put(tag, body);
        assertEquals(200, changed.status(), changed.body());
        assertEquals("[\"mon\",\"fri\"]", changed.json().at("/quiet_hours/0/days").toString());
        assertTrue(changed.json().at("/types/job.ended").asBoolean());
        assertFalse(changed.json().get("next_digest_at").isNull());
        assertEquals("preferences_changed", code(put(tag, body)));
        assertEquals(changed.header("ETag"), app.call().get(PREFERENCES).header("ETag"));
        assertEquals("bad_zone", code(put("*", "{\"zone\":\"Europe/Berln\"}")));
        assertEquals(
                "invalid_request",
                code(
                        put(
                                "*",
                                "{\"zone\":\"UTC\",\"quiet_hours\":[{\"from\":\"08:00\",\"to\":\"08:00\"}]}")));
        for (String wrong :
                List.of(
                        "{\"zone\":\"UTC\",\"types\":{\"job.end\":true}}",
                        "{\"zone\":\"UTC\",\"types\":{\"job.ended\":null}}",
                        "{\"zone\":\"UTC\",\"digest\":\"hourly\"}",
                        "{\"zone\":\"UTC\",\"quiet_hours\":[null]}",
                        "{\"zone\":\"UTC\",\"quiet_hours\":[{\"days\":[null],\"from\":\"24:00\",\"to\":\"x\"}]}")) {
            assertEquals(422, put("*", wrong).status(), wrong);
        }
    }

    private Call.Answer put(String tag, String body) {
        return app.call()
                .header("Content-Type", "application/json")
                .header("If-Match", tag)
                .send("PUT", PREFERENCES, BodyPublishers.ofString(body));
    }

    @Test
    void listsGoOnPageByPage() {
        String path = create("hook").header("Location");
        String channel = path.substring(CHANNELS.length() + 1);
        for (int i = 0; i < 5; i++) {
            send("POST", path + "/test", "");
        }
        JsonNode first = app.call().get("/api/v1/notifications?limit=3&channel=" + channel).json();
        assertEquals(3, first.get("items").size());
        assertTrue(first.get("has_more").asBoolean());
        JsonNode second = app.call().get(first.get("next").asText()).json();
        assertEquals(2, second.get("items").size());
        assertFalse(second.get("has_more").asBoolean());
        assertEquals(0, notifications("?state=held").size());
        assertEquals(5, notifications("?type=channel.test&channel=" + channel).size());
    }
}
