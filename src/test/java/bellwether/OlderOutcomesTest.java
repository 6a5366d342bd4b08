package bellwether;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests of older clients about outcomes, letter by letter.
final class OlderOutcomesTest {
    private static TestApp app;

    @BeforeAll
    static void begin() {
        app =
                new TestApp(
                        2,
                        Optional.empty(),
                        TestApp.Databases.at(TestDatabase.createMigrated()).labelling(),
                        InstantSource.system(),
                        new PrintStream(OutputStream.nullOutputStream(), true, UTF_8));
        String scan =
                "{\"name\":\"x\",\"universe\":{\"tickers\":[\"DEMO01\",\"DEMO02\"]},\"every_seconds\":60}";
        assertEquals(201, app.call().post("/api/v1/scans", scan).status());
        Waiting.until(() -> !items("/api/v1/detections").isEmpty());
    }

    @AfterAll
    static void end() {
        app.close();
    }

    /// Its side is the direction that is stored, and it belongs to no one.
    @Test
    void aDetectionIsLabelledByEachPolicy() {
        Waiting.until(() ->
                items("/api/v1/outcomes?origin=detection&state=final&policy=barrier").size() > 3);
        for (JsonNode outcome : items("/api/v1/outcomes?origin=detection&state=final")) {
            String ref = outcome.path("ref").asText();
            JsonNode detection = app.call().get("/api/v1/detections/" + ref).json();
            boolean rises = detection.path("direction").asText().equals("bullish");
            assertEquals(rises ? "buy" : "sell", outcome.path("side").asText());
            assertEquals(detection.path("pattern"), outcome.path("pattern"));
            assertEquals(detection.path("bar"), outcome.path("known_at"));
            assertEquals(3, items("/api/v1/outcomes?origin=detection&ref=" + ref).size());
            assertTrue(outcome.path("costs_percent").asDouble() > 0, outcome.toString());
        }
        JsonNode kinds = app.call().get("/api/v1/pattern-performance?window=365&by=origin").json();
        assertTrue(kinds.path("counted").asInt() > 3, kinds.toString());
        assertEquals("detection", kinds.at("/items/0/key").asText());
        assertTrue(kinds.at("/items/0/base/rate").isNumber(), kinds.toString());
    }

    private static JsonNode items(String path) {
        return app.call().get(path).json().path("items");
    }

    /// As its comment in the older source has it.
    private static String logged(String pnl) {
        return """
        {
          "symbol": "AAPL", "pattern": "RSI_OVERSOLD", "entry_price": 180.0,
          "exit_price": 184.5, "pnl": %s, "quantity": 10, "timeframe": "1h",
          "opened_at": "2025-01-01T09:00:00Z", "closed_at": "2025-01-01T11:00:00Z",
          "metadata": {"notes": "TP hit"}
        }
        """
                .formatted(pnl);
    }

    @Test
    void anOutcomeIsLogged() {
        JsonNode answer = app.call().post("/api/outcomes/log", logged("4.5")).json();
        assertTrue(answer.path("success").asBoolean());
        assertEquals("buy", answer.path("side").asText());
        assertTrue(answer.path("notes").toString().contains("pnl_differs"), answer.toString());
        JsonNode kept =
                app.call().get("/api/v1/outcomes/" + answer.path("outcome_id").asText()).json();
        assertEquals("RSI_OVERSOLD", kept.path("pattern").asText());
        assertEquals(45, kept.path("pnl").asDouble());
        assertEquals(4.5, kept.path("stated_pnl").asDouble());
        JsonNode sold = app.call().post("/api/outcomes/log", logged("-45")).json();
        assertEquals("sell", sold.path("side").asText());
    }

    @Test
    void theSideIsAskedForWhereNothingSaysIt() {
        Call.Answer answer = app.call().post("/api/outcomes/log", logged("0"));
        assertEquals(422, answer.status());
        assertEquals("/side", answer.json().at("/errors/0/pointer").asText());
        Call.Answer empty = app.call().post("/api/outcomes/log", "{}");
        assertEquals(422, empty.status());
        assertEquals(5, empty.json().path("errors").size(), empty.body());
    }

    @Test
    void aDetectionIsSaidToHaveWon() {
        long detection = items("/api/v1/detections").get(0).path("id").asLong();
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/log_outcome",
                                "{\"detection_id\": %d, \"outcome\": \"win\"}"
                                        .formatted(detection));
        assertEquals(200, answer.status(), answer.body());
        assertEquals("ok", answer.json().path("status").asText());
        JsonNode kept =
                app.call()
                        .get("/api/v1/outcomes/" + answer.json().path("outcome_id").asText())
                        .json();
        assertEquals("unpriced", kept.path("state").asText());
        assertEquals("win", kept.path("why").asText());
        assertEquals("detection:" + detection, kept.path("ref").asText());
        assertEquals(
                404,
                app.call()
                        .post(
                                "/api/log_outcome",
                                "{\"detection_id\":\"999999\",\"outcome\":\"loss\"}")
                        .status());
        refused("{}", "/detection_id");
        refused("{\"detection_id\": %d}".formatted(detection), "/outcome");
        refused("{\"detection_id\": %d, \"outcome\": \"draw\"}".formatted(detection), "/outcome");
    }

    private static void refused(String body, String pointer) {
        Call.Answer answer = app.call().post("/api/log_outcome", body);
        assertEquals(422, answer.status());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
    }

    @Test
    void patternsAreCountedInTheOlderShape() {
        JsonNode answer = app.call().get("/api/pattern-performance?window=365").json();
        assertTrue(answer.path("success").asBoolean());
        assertEquals(365, answer.at("/meta/window_days").asInt());
        assertTrue(answer.at("/data/by_pattern/0/detections").asInt() > 0, answer.toString());
        assertTrue(answer.at("/data/by_symbol/0/symbol").asText().startsWith("DEMO"));
        JsonNode summary =
                app.call()
                        .get("/api/pattern-performance/summary?window=365&pattern=ENGULFING")
                        .json();
        assertTrue(summary.at("/data/outcomes/total").isInt(), summary.toString());
        assertEquals("ENGULFING", summary.at("/meta/pattern").asText());
        assertEquals(422, app.call().get("/api/pattern-performance?window=0").status());
        assertEquals(422, app.call().get("/api/pattern-performance?pattern=nothing").status());
    }
}
