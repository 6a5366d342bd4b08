package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.http.server.HttpSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Models by the older paths, and how many a caller may have trained in an hour.
final class OlderModelsTest {
    private static final String OLDER =
            "{\"model_type\":\"%s\",\"symbols\":[\"AAA-USD\",\"BBB-USD\"],\"horizon\":5}";

    private static KeyedApp app() {
        return new KeyedApp(
                Optional.of(KeyedApp.MASTER),
                TestDatabase.createEmpty(),
                HttpSettings.at("127.0.0.1", 0)
                        .with(new RateSettings(RateTable.parse("trainings=2"), 0)));
    }

    @Test
    void trainingsAreBegunListedAndCounted() {
        try (KeyedApp app = app()) {
            for (String ticker : new String[] {"AAA-USD", "BBB-USD"}) {
                app.master()
                        .header("Content-Type", "text/csv")
                        .postAs(
                                "/api/v1/prices/import?source=test&ticker=" + ticker,
                                ModelsTest.walk(ticker.hashCode()));
            }
            String ann = app.secret("trader", "ann");
            assertFalse(status(app, ann).get("is_training").asBoolean());
            assertEquals(422, train(app, ann, OLDER.formatted("lstm")).status());
            Call.Answer begun = train(app, ann, OLDER.formatted("base"));
            assertEquals(202, begun.status(), begun.body());
            String model = begun.json().at("/data/model_id").asText();
            assertEquals("training", begun.json().at("/data/status").asText());
            assertEquals(
                    200,
                    app.with(ann)
                            .get("/api/v1/jobs/" + begun.json().at("/data/job_id").asText())
                            .status());
            Waiting.until(() -> !status(app, ann).get("is_training").asBoolean());
            JsonNode listed = app.with(ann).get("/api/ml/models").json().at("/data/models/0");
            assertEquals(model, listed.get("model_id").asText());
            assertEquals("direction/5/1d", listed.get("target").asText());
            assertEquals("rejected", listed.get("status").asText());
            assertTrue(listed.has("auc"), "null: no date has rows of both classes");
            assertEquals(1, status(app, ann).at("/models_by_state/rejected").asInt());
            refusesTheThird(app, ann);
            predictsNothingWithoutAnActiveModel(app, ann);
        }
    }

    private static void predictsNothingWithoutAnActiveModel(KeyedApp app, String ann) {
        JsonNode data =
                app.with(ann)
                        .post("/api/ml/predict", "{\"symbols\":[\"AAA-USD\",\"NONE\",\"AAA-USD\"]}")
                        .json()
                        .get("data");
        assertEquals(2, data.get("count").asInt(), data.toString());
        assertTrue(data.at("/predictions/0/probability").isNull());
        assertEquals("no_active_model", data.at("/predictions/0/why").asText());
        assertEquals("unknown_symbol", data.at("/predictions/1/why").asText());
        for (String wrong :
                new String[] {
                    "{}",
                    "{\"symbol\":\"AAA-USD\",\"symbols\":[\"BBB-USD\"]}",
                    "{\"symbols\":[]}",
                    "{\"symbols\":[null]}",
                    "{\"symbol\":\"no ticker\"}"
                }) {
            assertEquals(422, app.with(ann).post("/api/ml/predict", wrong).status(), wrong);
        }
    }

    private static void refusesTheThird(KeyedApp app, String ann) {
        Call.Answer second =
                app.with(ann)
                        .post(
                                "/api/v1/models/train",
                                "{\"label\":\"direction\",\"kind\":\"base\",\"universe\":{\"tickers\":[\"AAA-USD\"]}}");
        assertEquals(202, second.status(), second.body());
        Call.Answer third = train(app, ann, OLDER.formatted("base"));
        assertEquals(429, third.status(), third.body());
        assertEquals("too_many_requests", third.json().get("code").asText());
        assertTrue(Integer.parseInt(third.header("Retry-After")) <= 3600);
        assertTrue(third.body().contains("trainings (2/hour)"), third.body());
        assertEquals(
                409,
                train(app, app.secret("trader", "bob"), OLDER.formatted("base")).status(),
                "of another caller");
    }

    private static Call.Answer train(KeyedApp app, String key, String body) {
        return app.with(key).post("/api/ml/train", body);
    }

    private static JsonNode status(KeyedApp app, String key) {
        return app.with(key).get("/api/ml/status").json().get("data");
    }
}
