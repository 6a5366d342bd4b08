package bellwether;

import static bellwether.JournalCalls.assertCode;
import static bellwether.JournalCalls.assertFault;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// The journal, achievements, streaks, the time machine, sums and profiles, as older clients ask
/// for them.
final class OlderJournalTest {
    private static final JournalCalls CALLS = new JournalCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    private static JsonNode get(String path) {
        Call.Answer answer = CALLS.call().get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Call.Answer send(String method, String path, String body) {
        return CALLS.call()
                .header("Content-Type", "application/json")
                .send(method, path, BodyPublishers.ofString(body));
    }

    private static Set<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    @Test
    void anEntryIsWrittenReadChangedAndDeleted() {
        Call.Answer made =
                CALLS.call()
                        .post(
                                "/api/journal",
                                "{\"symbol\":\"demo02\",\"notes\":\"first\",\"emotion\":\"Calm\",\"tags\":[\"gap\"],\"user_id\":\"ann\"}");
        assertEquals(201, made.status(), made.body());
        JsonNode entry = made.json().get("entry");
        assertTrue(made.json().get("success").asBoolean());
        assertEquals(
                Set.of(
                        "id",
                        "symbol",
                        "trade_id",
                        "notes",
                        "emotion",
                        "lesson",
                        "tags",
                        "plan_kept",
                        "created_at",
                        "updated_at"),
                names(entry));
        assertEquals("DEMO02", entry.get("symbol").asText());
        String path = "/api/journal/" + entry.get("id").asText();
        assertEquals(entry, get(path));
        JsonNode changed = send("PUT", path, "{\"lesson\":\"wait\"}").json().get("entry");
        assertEquals("first", changed.get("notes").asText());
        assertEquals("wait", changed.get("lesson").asText());
        assertEquals("calm", changed.get("emotion").asText());
        assertEquals(
                2,
                get("/api/v1/journal/" + entry.get("id").asText() + "/versions")
                        .get("items")
                        .size());
        JsonNode listed = get("/api/journal?symbol=DEMO02&user_id=ann");
        assertEquals(changed, listed.at("/entries/0"));
        assertEquals(1, listed.get("count").asInt());
        assertEquals(0, get("/api/journal?user_id=bob").get("count").asInt());
        assertFault("/notes", "control characters", send("PUT", path, "{\"notes\":\"a\\u0001\"}"));
        assertFault(
                "/symbol",
                "must be 1 to 32",
                CALLS.call().post("/api/journal", "{\"symbol\":\"a b\",\"notes\":\"x\"}"));
        assertFault(
                "/trade_id",
                "such as tr_1_7",
                CALLS.call().post("/api/journal", "{\"trade_id\":\"5\",\"notes\":\"x\"}"));
        assertCode(
                403,
                "not_your_user",
                CALLS.call().post("/api/journal", "{\"notes\":\"x\",\"user_id\":\"bob\"}"));
        assertCode(404, "unknown_entry", CALLS.app.with(CALLS.bob).get(path));
        assertEquals(
                "{\"success\":true,\"id\":\"%s\"}".formatted(entry.get("id").asText()),
                send("DELETE", path, "").body());
        assertCode(404, "unknown_entry", CALLS.call().get(path));
    }

    @Test
    void achievementsStreaksAndSumsAreThoseOfClosedTrades() {
        String portfolio = CALLS.portfolio(CALLS.ann, "older");
        CALLS.trades(CALLS.ann, portfolio, 6, List.of(5, -3, 7, 4));
        JsonNode reached = get("/api/achievements?user_id=ann");
        assertEquals(15, reached.get("total").asInt());
        JsonNode first = reached.at("/achievements/0");
        assertEquals(
                Set.of("id", "description", "unlocked", "unlocked_at", "progress", "target"),
                names(first));
        assertEquals("first_trade", first.get("id").asText());
        assertTrue(first.get("unlocked").asBoolean());
        assertEquals("2025-06-01T00:00:00Z", first.get("unlocked_at").asText());
        assertEquals(1, reached.get("unlocked").asInt());
        JsonNode streak = get("/api/streak");
        assertEquals(2, streak.get("current_streak").asInt());
        assertEquals("win", streak.get("streak_type").asText());
        assertEquals(1, streak.get("longest_loss_streak").asInt());
        JsonNode sum = get("/api/analytics/summary").at("/by_currency/0");
        assertEquals(4, sum.get("total_trades").asInt());
        assertEquals(75, sum.get("win_rate").asDouble());
        assertEquals(7, sum.get("best_trade").asDouble());
        assertEquals(-3, sum.get("worst_trade").asDouble());
        assertEquals(13, sum.get("total_pnl").asDouble());
        JsonNode by = get("/api/analytics/attribution?by=exit_reason");
        assertEquals("stated", by.at("/attribution/0/name").asText());
        assertEquals(sum, by.at("/attribution/0/by_currency/0"));
        assertEquals("pattern", get("/api/analytics/attribution").get("by").asText());
        assertFault("?by", "exit_reason", CALLS.call().get("/api/analytics/attribution?by=mood"));
        assertCode(403, "not_your_user", CALLS.call().get("/api/streak?user_id=bob"));
        assertEquals(
                0,
                CALLS.app
                        .with(CALLS.bob)
                        .get("/api/analytics/summary")
                        .json()
                        .get("total_trades")
                        .asInt());
    }

    @Test
    void anEarlierDayAndRecommendations() {
        JsonNode past = get("/api/timemachine/2025-06-30?tickers=DEMO01");
        assertEquals(1, past.get("count").asInt());
        JsonNode stock = past.at("/stocks/0");
        assertEquals("DEMO01", stock.get("symbol").asText());
        assertTrue(stock.get("verdict").isNull(), "nothing was said then");
        JsonNode newer = get("/api/v1/timemachine/2025-06-30?tickers=DEMO01").at("/items/0");
        assertEquals(newer.at("/recomputed/verdict"), stock.get("recomputed_verdict"));
        assertEquals(newer.at("/followed/3/percent"), stock.get("change_since_percent"));
        assertFault("/date", "was \"x\"", CALLS.call().get("/api/timemachine/x?tickers=DEMO01"));
        assertEquals(
                "{\"recommendations\":[],\"count\":0}",
                CALLS.call().get("/api/watchlist/smart-recommendations").body());
    }

    @Test
    void aProfileIsKeptBesideThePreferences() {
        assertEquals(
                201,
                CALLS.call()
                        .header("If-None-Match", "*")
                        .header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/v1/me/preferences",
                                BodyPublishers.ofString("{\"look\":\"dark\"}"))
                        .status());
        assertEquals("{}", get("/api/user/profile").get("profile").toString());
        Call.Answer saved =
                send("POST", "/api/save-profile", "{\"name\":\"Ann\",\"user_id\":\"ann\"}");
        assertEquals(200, saved.status(), saved.body());
        assertEquals("{\"name\":\"Ann\"}", saved.json().get("profile").toString());
        send("PUT", "/api/user/profile", "{\"risk\":\"low\"}");
        assertEquals(
                "{\"name\":\"Ann\",\"risk\":\"low\"}",
                get("/api/user/profile").get("profile").toString());
        JsonNode all = get("/api/user/preferences");
        assertEquals("dark", all.at("/preferences/look").asText());
        assertEquals("Ann", all.at("/preferences/profile/name").asText());
        assertCode(
                403,
                "not_your_user",
                send("POST", "/api/save-profile", "{\"name\":\"x\",\"user_id\":\"bob\"}"));
        String other = "{\"profile\":\"a text\"}";
        assertEquals(
                200,
                CALLS.call()
                        .header("If-Match", "*")
                        .header("Content-Type", "application/json")
                        .send("PUT", "/api/v1/me/preferences", BodyPublishers.ofString(other))
                        .status());
        for (Call.Answer refused :
                List.of(
                        send("POST", "/api/save-profile", "{\"name\":\"x\"}"),
                        CALLS.call().get("/api/user/profile"))) {
            assertCode(409, "profile_not_object", refused);
        }
        assertEquals(other, get("/api/user/preferences").get("preferences").toString());
    }

    @Test
    void settingsOfNotificationsAreThoseOfToday() {
        assertEquals("UTC", get("/api/notifications/settings").at("/settings/zone").asText());
        Call.Answer changed =
                send("POST", "/api/notifications/settings", "{\"zone\":\"Asia/Kolkata\"}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals("Asia/Kolkata", changed.json().at("/settings/zone").asText());
        assertEquals("Asia/Kolkata", get("/api/v1/me/notifications").get("zone").asText());
        assertCode(
                422, "bad_zone", send("PUT", "/api/notifications/settings", "{\"zone\":\"Mars\"}"));
    }
}
