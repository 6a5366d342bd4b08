package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Scans and detections with the requests that older clients send, and the fields that they read.
final class OlderScansTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
        post(
                "/api/scan/start",
                "{'symbols':['DEMO01','DEMO02'],'interval':60,'auto_alerts':false}");
        Waiting.until(() -> !get("/api/get_latest_detection_id").get("latest_id").isNull());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode get(String path) {
        Call.Answer answer = app.call().get(path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode post(String path, String body) {
        Call.Answer answer = app.call().post(path, body.replace('\'', '"'));
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void theScanIsStartedChangedStoppedAndSaysHowItIs() {
        JsonNode status = get("/api/scan/status");
        assertTrue(status.get("scanning").asBoolean());
        assertEquals("[\"DEMO01\",\"DEMO02\"]", status.at("/data/symbols").toString());
        assertFalse(status.at("/data/last_scan").isNull());
        JsonNode changed = post("/api/scan/config", "{'interval':120,'auto_alerts':true}");
        assertEquals(120, changed.at("/data/interval").asInt());
        assertTrue(changed.at("/data/auto_alerts").asBoolean());
        assertEquals(
                "[\"DEMO01\",\"DEMO02\"]", get("/api/scan/config").at("/data/symbols").toString());
        assertFalse(post("/api/scan/stop", "").get("scanning").asBoolean());
        assertFalse(get("/api/scan/status").get("scanning").asBoolean());
        String scan = changed.at("/data/scan_id").asText();
        assertFalse(app.call().get("/api/v1/scans/" + scan).json().get("running").asBoolean(true));
        assertTrue(post("/api/scan/start", "{}").get("scanning").asBoolean());
    }

    @Test
    void listsOfDetectionsHaveTheSameOnes() {
        JsonNode newer = app.call().get("/api/v1/detections?limit=5").json().get("items");
        JsonNode logs = get("/api/detection_logs?limit=5").get("data");
        for (int i = 0; i < 5; i++) {
            assertEquals(newer.get(i).get("id"), logs.get("logs").get(i).get("id"));
            assertEquals(newer.get(i).get("ticker"), logs.get("logs").get(i).get("symbol"));
            assertEquals(newer.get(i).get("quality"), logs.get("logs").get(i).get("confidence"));
        }
        JsonNode next = get("/api/detection_logs?limit=1&offset=3").at("/data/logs/0");
        assertEquals(logs.get("logs").get(3), next);
        int total = logs.at("/pagination/total").asInt();
        assertFalse(logs.at("/pagination/total_is_least").asBoolean(true));
        assertEquals(total, get("/api/pattern-stats").at("/data/total").asInt());
        assertEquals(total, get("/api/detection_stats").at("/data/total").asInt());
        assertEquals(newer.get(0).get("id"), get("/api/get_latest_detection_id").get("latest_id"));
        String csv = app.call().get("/api/export_detection_logs?days=3650&symbol=DEMO01").body();
        assertTrue(csv.startsWith("symbol,pattern,direction,confidence,"), csv);
        assertEquals(
                get("/api/detection_logs?symbol=DEMO01").at("/data/pagination/total").asInt() + 1,
                (int) csv.lines().count());
        get("/api/market-scan?type=trending");
        get("/api/scan");
        countsUpToABound();
    }

    /// All of a large table are never counted; with the rows gone again the count is exact.
    private static void countsUpToABound() {
        Jdbi jdbi = TestDatabase.plain(app.database());
        jdbi.useHandle(h ->
                h.execute(
                        """
                        insert into detection (symbol_id, timeframe, bar, name, direction, close, facts,
                            data_version, formula)
                        select symbol_id, timeframe, bar - n * interval '1 second', name, direction,
                            close, facts, data_version, -1
                        from (select * from detection limit 1) as one, generate_series(1, 10201) as n
                        """));
        JsonNode page = get("/api/detection_logs").at("/data/pagination");
        assertEquals(10_200, page.get("total").asInt());
        assertTrue(page.get("total_is_least").asBoolean());
        jdbi.useHandle(h -> h.execute("delete from detection where formula = -1"));
        page = get("/api/detection_logs").at("/data/pagination");
        assertFalse(page.get("total_is_least").asBoolean(true));
    }

    @Test
    void aSymbolIsLookedAtWithoutAScan() {
        JsonNode sight = post("/api/detect", "{'symbol':'demo03'}").get("data");
        assertEquals("DEMO03", sight.get("symbol").asText());
        assertEquals(sight.get("patterns").size(), sight.get("count").asInt());
        JsonNode same =
                post("/api/detect-enhanced", "{'symbol':'DEMO03','timeframe':'1D'}").get("data");
        assertEquals(sight, same);
        assertEquals(404, app.call().post("/api/detect", "{\"symbol\":\"NOSUCH\"}").status());
        assertEquals(422, app.call().post("/api/detect", "{}").status());
    }

    @Test
    void patternsAreListedAndExplained() {
        JsonNode list = get("/api/patterns/list").get("data");
        assertEquals(list.get("patterns").size(), list.get("count").asInt());
        JsonNode meaning = get("/api/explain/pattern/Bullish%20Engulfing").get("data");
        assertEquals("ENGULFING", meaning.get("name").asText());
        JsonNode one = app.call().get("/api/v1/detections?limit=1").json().at("/items/0");
        JsonNode explained =
                post(
                                "/api/explain/reasoning",
                                "{'symbol':'%s','pattern':'%s'}"
                                        .formatted(
                                                one.get("ticker").asText(),
                                                one.get("pattern").asText()))
                        .get("data");
        assertEquals(one.get("bar"), explained.at("/data/bar"));
        JsonNode map = get("/api/patterns/heatmap?symbol=DEMO01").get("data");
        assertFalse(map.get("as_of").isNull());
    }

    /// Six hours a session.
    @Test
    void aPeriodWithinTheDayIsItsSessions() {
        StringBuilder rows = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 1; day <= 4; day++) {
            for (int hour = 10; hour <= 15; hour++) {
                rows.append("2022-03-0%d %d:00,10,11,9,10,100\n".formatted(day, hour));
            }
        }
        Call.Answer imported =
                app.call()
                        .header("Content-Type", "text/csv")
                        .send(
                                "POST",
                                "/api/v1/prices/import?ticker=HOURS&source=test",
                                BodyPublishers.ofString(rows.toString()));
        assertEquals(200, imported.status(), imported.body());
        String path = "/api/candles?symbol=HOURS&interval=1h&period=";
        JsonNode day = get(path + "1d").get("data");
        assertEquals(6, day.get("count").asInt(), day::toString);
        assertTrue(day.at("/candles/0/timestamp").asText().startsWith("2022-03-04"));
        assertEquals(24, get(path + "5d").at("/data/count").asInt());
    }

    @Test
    void candlesCoverageAndAssetsAreThere() {
        JsonNode candles =
                post("/api/candles", "{'symbol':'DEMO01','timeframe':'1d','limit':7}").get("data");
        assertEquals(7, candles.get("count").asInt());
        assertTrue(candles.get("synthetic").asBoolean());
        JsonNode month = get("/api/candles?symbol=DEMO01&period=1mo&interval=1d").get("data");
        assertEquals(22, month.get("count").asInt());
        assertEquals(candles.at("/candles/6"), month.at("/candles/21"));
        assertEquals(422, app.call().get("/api/candles?symbol=DEMO01&period=9d").status());
        int symbols = get("/api/coverage").at("/data/symbols").asInt();
        assertEquals(symbols, get("/api/assets/list").at("/data/count").asInt());
        assertEquals(symbols, get("/api/assets").at("/data/symbols").size());
        assertEquals(symbols, get("/api/data-coverage/symbols").at("/data/count").asInt());
        assertEquals(
                get("/api/coverage").at("/data/patterns").asInt(),
                get("/api/data-coverage/patterns").at("/data/patterns").size());
        assertTrue(
                get("/api/data-coverage/timeframes")
                        .at("/data/timeframes")
                        .toString()
                        .contains("\"1d\""));
    }
}
