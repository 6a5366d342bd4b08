package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// What an active model says over HTTP: alone, beside an analysis, and as a voter.
final class ScoreChecks {
    private static final String SCORE = "/api/v1/models/score";
    private static final String PROFILE =
            "{\"name\":\"learnt\",\"voter_weights\":{\"model\":10},\"thresholds\":{\"act\":0.05,\"strong\":0.5}}";
    private static final List<String> OF_ITS_OWN =
            List.of("id", "job_id", "created_at", "model", "evidence");

    private final OverviewCalls calls;
    private final JsonNode without;

    /// Before a model is active.
    ScoreChecks(OverviewCalls calls) {
        this.calls = calls;
        JsonNode silent = score("{\"tickers\":[\"AAA-USD\",\"NONE\",\"aaa-usd\"]}").get("items");
        assertEquals(2, silent.size(), silent.toString());
        assertTrue(silent.at("/0/probability").isNull());
        assertEquals("no_active_model", silent.at("/0/why").asText());
        assertEquals("unknown_symbol", silent.at("/1/why").asText());
        assertTrue(silent.at("/1/message").asText().startsWith("Unknown symbol NONE."));
        calls.assertRefused(
                "/horizon",
                "must be 1, 5 or 20, was 2",
                calls.keyed
                        .with(calls.ann)
                        .post(SCORE, "{\"tickers\":[\"AAA-USD\"],\"horizon\":2}"));
        calls.assertRefused(
                "/tickers",
                "must be 1 to 200 tickers, were 0",
                calls.keyed.with(calls.ann).post(SCORE, "{\"tickers\":[]}"));
        without = analysis("balanced");
        assertEquals("no_active_model", without.at("/model/why").asText());
        Call.Answer made = calls.keyed.with(calls.ann).post("/api/v1/profiles", PROFILE);
        assertEquals(201, made.status(), made.body());
        assertEquals(
                "no score of a model: No model is active that could say anything; GET"
                        + " /api/v1/models lists those that were trained.",
                notCounted(analysis("learnt")));
    }

    private JsonNode score(String body) {
        Call.Answer answer = calls.keyed.with(calls.ann).post(SCORE, body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private JsonNode analysis(String profile) {
        return analysis("AAA-USD", profile);
    }

    private JsonNode analysis(String ticker, String profile) {
        Call.Answer answer =
                calls.keyed
                        .with(calls.ann)
                        .header("Prefer", "wait=60")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"%s\"],\"capital\":100000,\"profile\":\"%s\"}"
                                        .formatted(ticker, profile));
        assertEquals(200, answer.status(), answer.body());
        return calls.json("/api/v1/analyses/" + answer.json().at("/items/0/id").asText());
    }

    private static String notCounted(JsonNode analysis) {
        for (JsonNode one : analysis.get("not_counted")) {
            if (one.get("voter").asText().equals("model")) {
                return one.get("message").asText();
            }
        }
        throw new AssertionError(analysis.toString());
    }

    private static JsonNode reason(JsonNode analysis) {
        for (JsonNode one : analysis.get("reasons")) {
            if (one.get("voter").asText().equals("model")) {
                return one;
            }
        }
        throw new AssertionError(analysis.toString());
    }

    /// While one is active that was forced.
    void active(String id) {
        Waiting.until(() -> !said().get("probability").isNull());
        JsonNode said = said();
        assertEquals("forced", said.get("why").asText());
        assertFalse(said.get("shown").asBoolean());
        assertEquals(id, said.at("/model/id").asText());
        assertTrue(said.at("/record/dates").asInt() > 0, said.toString());
        JsonNode with = analysis("balanced");
        assertEquals(
                said.get("probability").asDouble(), with.at("/model/probability").asDouble(), 1e-7);
        assertEquals(own(without), own(with), "every bit stays");
        assertTrue(notCounted(analysis("learnt")).contains("was activated by force"));
        calls.sql("update model set forced = false");
        votes();
        calls.sql("update model set forced = true");
        JsonNode health = calls.keyed.master().get("/health/detailed").json();
        assertEquals(1, health.at("/components/models/by_state/active").asInt(), health.toString());
        assertTrue(
                calls.keyed
                        .master()
                        .get("/metrics")
                        .body()
                        .contains("bellwether_models{state=\"active\"} 1"));
    }

    private void votes() {
        // so that it is sure to vote
        calls.sql("update model_score set p = 0.9");
        // which model speaks is looked up once a second
        Waiting.until(() -> analysis("learnt").get("reasons").toString().contains("\"model\""));
        JsonNode analysis = analysis("learnt");
        assertTrue(analysis.at("/model/shown").asBoolean(), analysis.toString());
        JsonNode reason = reason(analysis);
        assertEquals(1, reason.get("vote").asInt());
        assertEquals(1.0, reason.get("confidence").asDouble());
        assertTrue(reason.get("message").asText().contains("gives 0.900 for direction in 5"));
        assertTrue(analysis.get("score").asDouble() > without.get("score").asDouble());
        double sum = 0;
        for (JsonNode one : analysis.get("reasons")) {
            sum += one.get("contribution").asDouble();
        }
        assertEquals(analysis.get("score").asDouble(), sum, 1e-6);
        calls.sql(
                "insert into symbol_alias select 'OLD-USD', id, date '2020-01-01', 'a test', now()"
                        + " from symbol where ticker = 'AAA-USD'");
        assertEquals(reason, reason(analysis("OLD-USD", "learnt")), "by its former name");
        calls.sql("delete from symbol_alias");
        JsonNode proof = calls.json("/api/v1/analyses/" + analysis.get("id").asText() + "/proof");
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
        JsonNode chosen =
                calls.json(
                        "/api/v1/analyses/"
                                + analysis.get("id").asText()
                                + "?fields=verdict,model.probability");
        assertEquals(0.9, chosen.at("/model/probability").asDouble());
    }

    private JsonNode said() {
        return score("{\"tickers\":[\"AAA-USD\"],\"label\":\"direction\"}").at("/items/0");
    }

    private static JsonNode own(JsonNode analysis) {
        ObjectNode own = analysis.deepCopy();
        OF_ITS_OWN.forEach(own::remove);
        return own;
    }
}
