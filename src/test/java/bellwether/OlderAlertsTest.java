package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Alerts of the running service, on today's paths and on the older ones.
final class OlderAlertsTest {
    /// How far the service's clock is ahead.
    private static final AtomicLong AHEAD = new AtomicLong();

    private static TestApp app;

    @BeforeAll
    static void start() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestDatabase.createEmpty(),
                        () -> Instant.now().plusSeconds(AHEAD.get()),
                        new PrintStream(OutputStream.nullOutputStream()));
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"noon\",\"message\":\"eat\",\"when\":{\"at\":\"12:00\",\"zone\":\"UTC\"}}");
        assertEquals(201, made.status(), made.body());
        Call.Answer answer = app.call().post("/api/alerts/send", "{\"message\":\"hello\"}");
        assertEquals(409, answer.status(), answer.body());
        assertEquals("not_configured", answer.json().get("code").asText());
        AHEAD.set(Duration.ofDays(4).toSeconds());
        Waiting.until(() -> alerts().size() >= 4);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode alerts() {
        return app.call().get("/api/v1/alerts").json().get("items");
    }

    private static String id(String state) {
        return app.call()
                .get("/api/v1/alerts?rule=rl_1&state=" + state)
                .json()
                .at("/items/0/id")
                .asText();
    }

    private static Set<String> fields(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).collect(Collectors.toSet());
    }

    @Test
    void olderClientsReadAndAnswerAlerts() {
        for (String path :
                new String[] {
                    "/api/get_active_alerts", "/api/alerts/active", "/api/alerts", "/alerts"
                }) {
            JsonNode listed = app.call().get(path).json();
            assertEquals(Set.of("alerts", "count", "has_more"), fields(listed));
            assertTrue(listed.get("count").asInt() > 0, path);
            assertEquals(0, app.call().get(path + "?user_id=another").json().get("count").asInt());
        }
        String id = id("new");
        Call.Answer answered =
                app.call()
                        .post(
                                "/api/handle_alert_response",
                                "{\"alert_id\":\"%s\",\"response\":\"accept\"}".formatted(id));
        assertEquals(200, answered.status(), answered.body());
        assertEquals("accepted", answered.json().at("/alert/status").asText());
        assertEquals(
                409,
                app.call()
                        .post(
                                "/api/handle_alert_response",
                                "{\"alert_id\":\"%s\",\"action\":\"reject\"}".formatted(id))
                        .status());
        assertEquals(
                422,
                app.call()
                        .post(
                                "/api/handle_alert_response",
                                "{\"alert_id\":\"%s\",\"response\":\"acept\"}".formatted(id))
                        .status());
        assertEquals(409, app.call().post("/api/alerts/" + id + "/dismiss", "").status());
        assertEquals(404, app.call().post("/api/alerts/al_99999/acknowledge", "").status());
    }

    /// Times of days ago are late: they are held for the digest, on the channel of the rule only.
    @Test
    void aRulesChannelIsTriedAndWhatIsLateIsHeld() {
        String channel = channel("one");
        String other = channel("other");
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"mine\",\"channels\":[\"%s\"],\"when\":{\"at\":\"12:00\",\"zone\":\"UTC\"}}"
                                        .formatted(channel));
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        Call.Answer sent = app.call().post("/api/v1/rules/" + id + "/test", "");
        assertEquals(202, sent.status(), sent.body());
        assertEquals(1, sent.json().get("notifications").size());
        AHEAD.addAndGet(Duration.ofDays(3).toSeconds());
        JsonNode alerts =
                Waiting.until(
                        () -> app.call().get("/api/v1/alerts?rule=" + id).json().get("items"),
                        all -> all.size() >= 3);
        JsonNode oldest = alerts.get(alerts.size() - 1);
        assertEquals("late", oldest.get("held_by").asText(), oldest.toString());
        assertEquals(0, oldest.get("sent").asInt());
        String held = "/api/v1/notifications?state=held&type=alert.fired&channel=";
        assertTrue(app.call().get(held + channel).json().get("items").size() >= 1);
        assertTrue(
                app.call()
                        .get(held + other)
                        .json()
                        .get("items")
                        .valueStream()
                        .noneMatch(one -> one.get("title").asText().equals("mine")));
    }

    private static String channel(String name) {
        return app.call()
                .post(
                        "/api/v1/channels",
                        "{\"kind\":\"webhook\",\"name\":\"%s\",\"address\":{\"url\":\"https://hooks.example.com/x\"}}"
                                .formatted(name))
                .json()
                .get("id")
                .asText();
    }

    /// Without a channel it was refused in [#start()].
    @Test
    void aMessageNeedsAText() {
        assertEquals(422, app.call().post("/api/alerts/send", "{\"title\":\"hello\"}").status());
    }

    @Test
    void alertsAreShownExplainedAndMovedAsDocumented() {
        String id = id("new");
        JsonNode alert = app.call().get("/api/v1/alerts/" + id).json();
        assertEquals("noon", alert.get("title").asText());
        assertTrue(alert.get("occasion").asText().startsWith("due:"), alert.toString());
        assertTrue(Set.of("no_channel", "late").contains(alert.get("held_by").asText()));
        JsonNode explained = app.call().get("/api/v1/alerts/" + id + "/explanation").json();
        assertEquals(id, explained.get("alert").asText());
        String path = "/api/v1/alerts/" + id;
        assertEquals(
                "acknowledged",
                app.call().post(path + "/acknowledge", "").json().get("state").asText());
        assertEquals(
                "snoozed",
                app.call()
                        .post(path + "/snooze", "{\"seconds\":300}")
                        .json()
                        .get("state")
                        .asText());
        String other = id("new");
        assertEquals(
                422,
                app.call()
                        .post(
                                "/api/v1/alerts/" + other + "/accept",
                                "{\"portfolio\":\"pf_1\",\"side\":\"bye\"}")
                        .status());
        assertEquals(
                "dismissed",
                app.call()
                        .post("/api/v1/alerts/" + other + "/dismiss", "")
                        .json()
                        .get("state")
                        .asText());
        assertTrue(
                app.call()
                        .header("Accept", "text/csv")
                        .get("/api/v1/alerts")
                        .body()
                        .contains("noon"));
    }

    @Test
    void aRuleCountsWhatBecameOfItsAlerts() {
        JsonNode rule = app.call().get("/api/v1/rules").json().at("/items/0");
        assertTrue(rule.at("/quality/fired").asInt() >= 4, rule.toString());
        assertTrue(rule.at("/quality/sent").isInt());
    }
}
