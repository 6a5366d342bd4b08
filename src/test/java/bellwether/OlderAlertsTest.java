package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.DatabaseAddress;
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

    private static final String EXECUTE = "/api/paper-trade/execute-from-alert";

    private static DatabaseAddress database;
    private static TestApp app;

    @BeforeAll
    static void start() {
        database = TestDatabase.createMigrated();
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        database,
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
        String ofAlert = "/api/v1/notifications?alert=" + oldest.get("id").asText();
        JsonNode own = app.call().get(ofAlert).json().get("items");
        assertEquals(1, own.size(), own.toString());
        assertEquals(channel, own.get(0).get("channel").asText());
        assertEquals(oldest.get("id"), own.get(0).at("/data/alert"));
        assertEquals(422, app.call().get("/api/v1/notifications?alert=rl_1").status());
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
        // within an hour of noon the newest one is not late, and another test has made channels
        assertTrue(
                alert.get("sent").asInt() > 0
                        || Set.of("no_channel", "late").contains(alert.get("held_by").asText()),
                alert.toString());
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

    /// An alert as a scan makes one.
    private static String found(String owner, String key) {
        return "al_"
                + TestDatabase.plain(database)
                        .withHandle(h ->
                                h.createQuery(
                                                """
                                                insert into alert (owner, origin, kind, subject, occasion, ticker, symbol, timeframe,
                                                  bar_time, happened_at, created_at, title, facts, priority, changed_at)
                                                values (:owner, 'scan:1', 'fired', :subject, gen_random_uuid(), 'DEMO01', 1, '1d',
                                                  1767225600, now(), now(), 'found', :facts, 'normal', now())
                                                returning id
                                                """)
                                        .bind("owner", owner)
                                        .bind("subject", "symbol:1" + key)
                                        .bind(
                                                "facts",
                                                "{\"condition\":\"\",\"words\":\"found"
                                                        + " it\",\"tests\":[]}")
                                        .mapTo(Long.class)
                                        .one());
    }

    private static Call.Answer execute(String members) {
        return app.call()
                .post(
                        EXECUTE,
                        "{\"allow\":[\"synthetic\",\"stale\"],\"quantity\":1,%s}"
                                .formatted(members.replace('\'', '"')));
    }

    @Test
    void operatorsSeeRulesAndWhatBecameOfAlerts() {
        String metrics =
                Waiting.until(
                        () -> app.call().get("/metrics").body(),
                        all -> all.contains("bellwether_rules{state=\"active\"} "));
        assertTrue(value(metrics, "bellwether_alerts_total{kind=\"fired\"}") >= 4);
        assertTrue(
                value(metrics, "bellwether_alerts_held_total{gate=\"late\"}")
                                + value(
                                        metrics,
                                        "bellwether_alerts_held_total{gate=\"no_channel\"}")
                        >= 4);
        assertTrue(value(metrics, "bellwether_rule_look_age{look=\"clock\"}") < 60);
        JsonNode rules = app.call().get("/health/detailed").json().at("/components/rules");
        assertEquals("up", rules.get("status").asText(), rules.toString());
    }

    private static double value(String metrics, String series) {
        return metrics.lines()
                .filter(line -> line.startsWith(series + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(series.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(series));
    }

    @Test
    void anAlertIsAcceptedByOneTradeOfItsSymbolAndSide() {
        assertEquals(
                201,
                app.call()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"paper\",\"currency\":\"USD\",\"cash\":100000,\"limits\":{\"risk_percent\":null,\"heat_percent\":null}}")
                        .status());
        String bearish = found("local", ":ENGULFING:bearish");
        Call.Answer other = execute("'alert_id':'%s','symbol':'DEMO02'".formatted(bearish));
        assertEquals(422, other.status(), other.body());
        assertTrue(other.body().contains("must be DEMO01"), other.body());
        String bullish = found("local", ":ENGULFING:bullish");
        Call.Answer placed = execute("'alert_id':%s".formatted(bullish.substring(3)));
        assertEquals(201, placed.status(), placed.body());
        assertEquals("DEMO01", placed.json().get("symbol").asText());
        assertEquals("BUY", placed.json().get("side").asText());
        String trade = placed.json().get("trade_id").asText();
        JsonNode accepted = app.call().get("/api/v1/alerts/" + bullish).json();
        assertEquals("accepted", accepted.get("state").asText());
        assertEquals(trade, accepted.get("order").asText());
        JsonNode order = app.call().get("/api/v1/orders/" + trade).json();
        assertEquals("alert:" + bullish, order.get("origin").asText());
        Call.Answer again = execute("'alert_id':'%s'".formatted(bullish));
        assertEquals(409, again.status(), again.body());
        assertTrue(again.body().contains(trade), again.body());
        assertEquals(404, execute("'alert_id':'al_999999'").status());
        assertEquals(
                404,
                execute("'alert_id':'%s'".formatted(found("another", ":DOJI:bullish"))).status());
        Call.Answer plain = execute("'alert_id':'%s'".formatted(found("local", "")));
        assertEquals(422, plain.status(), plain.body());
        assertTrue(plain.body().contains("/side"), plain.body());
        assertEquals(
                "new", app.call().get("/api/v1/alerts/" + bearish).json().get("state").asText());
    }

    @Test
    void anAlertIsExplainedFromWhatIsStored() {
        String id = found("local", ":DOJI:bullish");
        JsonNode newer = app.call().get("/api/v1/alerts/" + id + "/explanation").json();
        for (String asked :
                new String[] {
                    "{\"alert_id\":\"%s\"}".formatted(id),
                    "{\"alert_id\":%s,\"symbol\":\"DEMO01\"}".formatted(id.substring(3))
                }) {
            Call.Answer answer = app.call().post("/api/explain/alert", asked);
            assertEquals(200, answer.status(), answer.body());
            assertEquals(newer, answer.json().get("data"));
        }
        JsonNode newest = app.call().post("/api/explain/alert", "{\"symbol\":\"demo01\"}").json();
        assertEquals("DEMO01", newest.at("/data/data/ticker").asText(), newest.toString());
        assertEquals(
                404, app.call().post("/api/explain/alert", "{\"symbol\":\"DEMO03\"}").status());
        assertEquals(
                404,
                app.call()
                        .post(
                                "/api/explain/alert",
                                "{\"alert_id\":\"%s\"}".formatted(found("another", "")))
                        .status());
        assertEquals(422, app.call().post("/api/explain/alert", "{}").status());
    }

    @Test
    void theFirstSystemsWaysOfAnsweringWork() {
        String id = found("local", ":DOJI:bullish").substring(3);
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/handle_alert_response",
                                "{\"alert_id\":%s,\"response\":\"snooze\",\"action\":\"buy\"}"
                                        .formatted(id));
        assertEquals(200, answer.status(), answer.body());
        assertEquals("snoozed", answer.json().at("/alert/status").asText());
        Call.Answer dismissed =
                app.call().post("/api/alerts/dismiss/" + found("local", ":DOJI:bearish"), "");
        assertEquals(200, dismissed.status(), dismissed.body());
        assertEquals("dismissed", dismissed.json().at("/alert/status").asText());
    }
}
