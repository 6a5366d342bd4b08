package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// What is around a symbol, by the newer paths and as the older clients asked.
final class OlderReadingsTest {
    @Test
    void olderAnswersHaveTheNewerValues() {
        try (TestApp app = new TestApp()) {
            JsonNode regime = app.call().get("/api/v1/stocks/DEMO01/regime").json();
            assertEquals(
                    regime.get("regime"),
                    app.call()
                            .get("/api/analysis/regime/DEMO01?period=90d")
                            .json()
                            .at("/data/regime_type"));
            assertEquals(
                    regime.get("regime"),
                    app.call()
                            .get("/api/skills/market-regime?symbol=DEMO01&timeframe=1d")
                            .json()
                            .at("/regime/regime_type"));
            JsonNode flow = app.call().get("/api/v1/stocks/DEMO01/order-flow").json();
            assertEquals(
                    flow.get("pressure"),
                    app.call()
                            .get("/api/analysis/order-flow/DEMO01?timeframe=1d&period=7d")
                            .json()
                            .at("/data/flow_type"));
            JsonNode frames = app.call().get("/api/v1/stocks/DEMO01/timeframes").json();
            assertEquals("[\"1h\",\"4h\"]", frames.get("missing").toString());
            assertEquals(1.0, frames.at("/timeframes/0/weight").asDouble());
            assertTrue(frames.get("alignment").isNull());
            assertEquals(
                    100 * frames.get("value").asDouble(),
                    app.call()
                            .get("/api/skills/mtf-analysis?symbol=DEMO01&timeframes=15m,1h,4h,1d")
                            .json()
                            .at("/analysis/confluence_score")
                            .asDouble(),
                    1e-6);
            correlations(app);
            gone(app);
        }
    }

    private static void correlations(TestApp app) {
        JsonNode table =
                app.call()
                        .post(
                                "/api/v1/correlations",
                                "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"],\"sessions\":90}")
                        .json();
        assertEquals(90, table.get("n").asInt());
        assertEquals(3, table.get("pairs").size());
        assertEquals(30, table.get("tested").asInt());
        assertEquals(
                table.at("/pairs/0/correlation"),
                app.call()
                        .post(
                                "/api/analysis/correlations",
                                "{\"symbols\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"],\"period\":\"90d\"}")
                        .json()
                        .at("/data/correlations/0/correlation"));
        assertEquals(
                422,
                app.call()
                        .post("/api/v1/correlations", "{\"tickers\":[\"DEMO01\",\"DEMO01\"]}")
                        .status());
    }

    private static void gone(TestApp app) {
        for (String path :
                new String[] {
                    "/api/skills/deep-detect",
                    "/api/skills/rl-action",
                    "/api/sentiment/overview",
                    "/api/sentiment/DEMO01"
                }) {
            Call.Answer answer = app.call().get(path);
            assertEquals(410, answer.status(), path);
            assertTrue(answer.json().get("detail").asText().length() > 40);
        }
    }
}
