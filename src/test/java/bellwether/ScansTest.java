package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jdbi.v3.core.HandleConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Scans and detections over HTTP.
final class ScansTest {
    private static final String SCANS = "/api/v1/scans";
    private static final String FOUND = "/api/v1/detections";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
        create("all", "\"synthetic\"", "");
        Waiting.until(() -> !items(FOUND).isEmpty());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer create(String name, String universe, String more) {
        return app.call()
                .post(SCANS, "{\"name\":\"%s\",\"universe\":%s%s}".formatted(name, universe, more));
    }

    private static List<JsonNode> items(String path) {
        return StreamSupport.stream(app.call().get(path).json().get("items").spliterator(), false)
                .toList();
    }

    private static Call.Answer patch(String id, String tag, String body) {
        Call call = app.call().header("Content-Type", "application/json");
        if (!tag.isEmpty()) {
            call.header("If-Match", tag);
        }
        return call.send("PATCH", SCANS + "/" + id, BodyPublishers.ofString(body));
    }

    private static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    private static List<String> pointers(Call.Answer refused) {
        assertEquals(422, refused.status(), refused.body());
        List<String> pointers = new ArrayList<>();
        refused.json().get("errors").forEach(e -> pointers.add(e.get("pointer").asText()));
        return pointers;
    }

    @Test
    void aScanIsMadeChangedByItsTagStoppedStartedAndDeleted() {
        Call.Answer made =
                create(
                        "mine",
                        "{\"tickers\":[\"demo01\",\"DEMO02\"]}",
                        ",\"patterns\":[\"Golden Cross\"],\"min_quality\":0.5,\"batch\":1");
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        assertEquals(SCANS + "/" + id, made.header("Location"));
        assertEquals(
                "{\"tickers\":[\"DEMO01\",\"DEMO02\"]}", made.json().get("universe").toString());
        assertEquals("[\"GOLDEN_CROSS\"]", made.json().get("patterns").toString());
        assertEquals(300, made.json().get("every_seconds").asInt());
        assertTrue(made.json().get("running").asBoolean());
        assertCode(428, "if_match_required", patch(id, "", "{\"every_seconds\":60}"));
        Call.Answer changed =
                patch(id, made.header("ETag"), "{\"every_seconds\":60,\"batch\":null}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals(60, changed.json().get("every_seconds").asInt());
        assertTrue(changed.json().get("batch").isNull());
        assertEquals(0.5, changed.json().get("min_quality").asDouble());
        assertNotEquals(made.header("ETag"), changed.header("ETag"));
        assertCode(412, "scan_changed", patch(id, made.header("ETag"), "{\"every_seconds\":90}"));
        JsonNode stopped = app.call().post(SCANS + "/" + id + "/stop", "").json();
        assertFalse(stopped.get("running").asBoolean());
        JsonNode started = app.call().post(SCANS + "/" + id + "/start", "").json();
        assertTrue(started.get("running").asBoolean());
        assertCode(409, "name_taken", create("mine", "\"all\"", ""));
        assertCode(409, "name_taken", create("MINE", "\"all\"", ""));
        assertEquals(200, patch(id, "*", "{\"name\":\"Mine\"}").status());
        assertCode(409, "name_taken", patch(id, "*", "{\"name\":\"ALL\"}"));
        assertEquals(
                204, app.call().send("DELETE", SCANS + "/" + id, BodyPublishers.noBody()).status());
        assertCode(404, "unknown_scan", app.call().get(SCANS + "/" + id));
    }

    @Test
    void whatIsWrongIsNamedAllAtOnce() {
        assertEquals(
                List.of("/every_seconds", "/patterns/0", "/timeframe"),
                pointers(
                                create(
                                        "wrong",
                                        "\"all\"",
                                        ",\"every_seconds\":5,\"patterns\":[\"ENGULFNG\"],\"timeframe\":\"1wk\""))
                        .stream()
                        .sorted()
                        .toList());
        assertEquals(
                List.of("/universe/tickers/1"),
                pointers(create("wrong", "{\"tickers\":[\"DEMO01\",\"DEMO91\"]}", "")));
        assertEquals(List.of("/universe"), pointers(create("wrong", "{}", "")));
        assertEquals(
                List.of("/universe/watchlist"),
                pointers(create("wrong", "{\"watchlist\":\"wl_999\"}", "")));
    }

    @Test
    void aScanOfAWatchlistLooksAtWhatIsOnItThen() {
        String list =
                app.call()
                        .post("/api/v1/watchlists", "{\"name\":\"scanned\"}")
                        .json()
                        .get("id")
                        .asText();
        String universe = "{\"watchlist\":\"%s\"}".formatted(list);
        assertCode(422, "empty_universe", create("listed", universe, ""));
        String entries = "/api/v1/watchlists/" + list + "/entries";
        assertEquals(200, app.call().post(entries, "{\"add\":[\"DEMO04\"]}").status());
        String scan = create("listed", universe, "").json().get("id").asText();
        Waiting.until(() -> !items(SCANS + "/" + scan + "/passes").isEmpty());
        assertEquals(1, items(SCANS + "/" + scan + "/passes").getFirst().get("symbols").asInt());
    }

    @Test
    void aPassSaysWhatWasLookedAt() {
        String scan = items(SCANS).getFirst().get("id").asText();
        Waiting.until(() -> {
            List<JsonNode> passes = items(SCANS + "/" + scan + "/passes");
            return passes.getLast().get("state").asText().equals("completed");
        });
        JsonNode pass = items(SCANS + "/" + scan + "/passes").getLast();
        assertFalse(pass.has("job"), "no caller may look at the job of a sweep");
        assertTrue(pass.get("swept").asInt() > 5, pass::toString);
        assertEquals(0, pass.get("detections").asInt());
        JsonNode status = app.call().get("/api/v1/scanner/status").json();
        assertTrue(status.at("/swept/0/symbols").asInt() > 5, status::toString);
    }

    @Test
    void detectionsArePagedFilteredAndExported() {
        List<JsonNode> all = items(FOUND + "?limit=200&ticker=DEMO01");
        JsonNode first = app.call().get(FOUND + "?limit=2&ticker=DEMO01").json();
        assertEquals(all.subList(0, 2), List.of(first.at("/items/0"), first.at("/items/1")));
        JsonNode second = app.call().get(first.get("next").asText()).json();
        assertEquals(all.get(2), second.at("/items/0"));
        for (JsonNode one : items(FOUND + "?min_quality=0.3&direction=bullish")) {
            assertTrue(one.get("quality").asDouble() >= 0.3);
            assertEquals("bullish", one.get("direction").asText());
        }
        int lines =
                (int) app.call().get(FOUND + "?format=ndjson&ticker=DEMO01").body().lines().count();
        int rows = (int) app.call().get(FOUND + "?format=csv&ticker=DEMO01").body().lines().count();
        assertEquals(lines + 1, rows);
        assertEquals(200, app.call().get(FOUND + "?format=parquet").status());
        assertEquals(List.of("?pattern"), pointers(app.call().get(FOUND + "?pattern=ENGULFNG")));
    }

    @Test
    void countsSayWhatFollowedOrWhyNot() {
        JsonNode counts = app.call().get(FOUND + "/stats").json();
        assertEquals(30, counts.get("enough").asInt());
        Instant newest =
                Instant.parse(
                        app.call().get(FOUND + "?limit=1").json().at("/items/0/bar").asText());
        assertEquals(newest.minus(Duration.ofDays(90)), Instant.parse(counts.get("from").asText()));
        assertTrue(app.call().get(FOUND + "/stats?pattern=ENGULFING").json().get("from").isNull());
        for (JsonNode one : counts.get("items")) {
            assertEquals(one.get("n").asInt() < 30, one.get("too_few").asBoolean());
            for (JsonNode followed : one.get("followed")) {
                assertEquals(followed.get("why").isNull(), !followed.get("mean_percent").isNull());
                assertEquals(followed.get("n").asInt() < 30, followed.get("mean_percent").isNull());
            }
        }
        int total = 0;
        for (JsonNode side : app.call().get(FOUND + "/stats?by=direction").json().get("items")) {
            total += side.get("n").asInt();
        }
        int byDay = 0;
        for (JsonNode day : app.call().get(FOUND + "/stats?by=day&limit=200").json().get("items")) {
            byDay += day.get("n").asInt();
        }
        assertEquals(total, byDay);
    }

    @Test
    void theHeatMapShowsTheNewestDetectionOfEachPattern() {
        JsonNode map =
                app.call().get(FOUND + "/heatmap?days=30&ticker=DEMO01").json().at("/items/0");
        assertEquals("DEMO01", map.get("ticker").asText());
        assertFalse(map.get("cells").isEmpty());
        map.get("cells")
                .properties()
                .forEach(cell -> {
                    if (!cell.getValue().get("id").isNull()) {
                        JsonNode one =
                                app.call()
                                        .get(FOUND + "/" + cell.getValue().get("id").asText())
                                        .json();
                        assertEquals(cell.getKey(), one.get("pattern").asText());
                        assertEquals(cell.getValue().get("state"), one.get("direction"));
                    }
                });
    }

    private static void plain(HandleConsumer<RuntimeException> work) {
        TestDatabase.plain(app.database()).useHandle(work);
    }

    /// The same detection on another bar.
    private static void copies(long id, String later) {
        plain(h ->
                h.createUpdate(
                                """
                                insert into detection (symbol_id, timeframe, bar, name, direction, close, facts,
                                    data_version, formula)
                                select symbol_id, timeframe, bar %s, name, direction, close, facts, data_version, -1
                                from detection where id = :id
                                """
                                        .formatted(later))
                        .bind("id", id)
                        .execute());
    }

    @Test
    void anExplanationHasTheStoredNumbers() {
        JsonNode chart =
                items(FOUND + "?limit=200&min_quality=0").stream().findFirst().orElseThrow();
        JsonNode explained =
                app.call().get(FOUND + "/" + chart.get("id").asText() + "/explanation").json();
        assertEquals(chart.get("level"), explained.at("/levels/level"));
        assertTrue(explained.at("/facts/0/passed").asBoolean());
        assertTrue(explained.get("words").size() >= 4, explained::toString);
        Instant bar = Instant.parse(chart.get("bar").asText());
        assertEquals(
                bar.minus(Duration.ofDays(90)),
                Instant.parse(explained.at("/followed/from").asText()));
        int all = explained.at("/followed/all/n").asInt();
        copies(chart.get("id").asLong(), "- interval '91 days'");
        copies(chart.get("id").asLong(), "+ interval '1 day'");
        assertEquals(
                all,
                app.call()
                        .get(FOUND + "/" + chart.get("id").asText() + "/explanation")
                        .json()
                        .at("/followed/all/n")
                        .asInt());
        plain(h -> h.execute("delete from detection where formula = -1"));
        assertTrue(explained.at("/against/verdict").isNull());
        assertCode(404, "unknown_detection", app.call().get(FOUND + "/999999999/explanation"));
    }

    @Test
    void aCandlesSizesAreHeldAgainstWhatItsPatternAsksFor() {
        JsonNode candle = items(FOUND + "?limit=1&pattern=DOJI").stream().findFirst().orElseThrow();
        JsonNode explained =
                app.call().get(FOUND + "/" + candle.get("id").asText() + "/explanation").json();
        JsonNode body =
                explained
                        .get("facts")
                        .valueStream()
                        .filter(fact -> fact.get("name").asText().equals("body_of_bar"))
                        .findFirst()
                        .orElseThrow();
        String needed = body.get("needed").asText();
        assertTrue(
                needed.matches("at most [0-9.]+, a tenth of the mean range of the 10 bars before"),
                needed);
        double bound = Double.parseDouble(needed.split("[ ,]", -1)[2]);
        assertTrue(body.get("value").asDouble() <= bound, body.toString());
        assertTrue(body.get("passed").asBoolean());
        assertTrue(
                explained.get("words").toString().contains("Body of bar was "),
                explained.get("words").toString());
    }

    /// What an import stores is swept as soon as it has ended, not at the next slot.
    @Test
    void theEndOfAnImportMakesASweepAtOnce() {
        create("late", "\"all\"", ",\"every_seconds\":86400");
        Call.Answer stored =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs(
                                "/api/v1/prices/import?ticker=FRESH",
                                "date,open,high,low,close,volume\n2026-01-05,10,12,9,11,100\n");
        assertEquals(200, stored.status(), stored.body());
        Waiting.until(() -> !items(FOUND + "/heatmap?ticker=FRESH").isEmpty());
    }
}
