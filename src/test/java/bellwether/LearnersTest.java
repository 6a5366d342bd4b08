package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Learners over HTTP.
final class LearnersTest {
    private static final String MASTER = "m".repeat(40);
    private static final String ALL = "/api/v1/learners";
    private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    private static TestApp app;
    private static String ann;
    private static String bob;
    private static String reader;

    @BeforeAll
    static void begin() {
        app =
                new TestApp(
                        2,
                        Optional.of(MASTER),
                        TestApp.Databases.at(TestDatabase.createMigrated()),
                        () -> NOW,
                        new PrintStream(System.err, true, StandardCharsets.UTF_8));
        ann = key("ann", "trader");
        bob = key("bob", "trader");
        reader = key("ann", "reader");
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static String key(String owner, String role) {
        String body =
                "{\"name\":\"%s\",\"owner\":\"%s\",\"role\":\"%s\"}"
                        .formatted(owner + role, owner, role);
        Call.Answer made = as(MASTER).post("/api/v1/keys", body);
        assertEquals(201, made.status(), made.body());
        return made.json().path("key").asText();
    }

    private static Call as(String key) {
        return app.call().header("Authorization", "Bearer " + key);
    }

    private static Call.Answer predict(String key, String id, String features) {
        return as(ann).post(
                        ALL + "/" + key + "/predict",
                        "{\"id\":\"%s\",\"features\":%s}".formatted(id, features));
    }

    private static Call.Answer update(String key, String id, String label) {
        return as(ann).post(
                        ALL + "/" + key + "/update",
                        "{\"id\":\"%s\",\"label\":%s}".formatted(id, label));
    }

    private static void refused(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().path("code").asText(), answer.body());
    }

    @Test
    void scoresLabelsAndRecordOfALearner() {
        Call.Answer scored = predict("walk", "r1", "{\"gap\":0.5,\"rsi\":null}");
        assertEquals(200, scored.status(), scored.body());
        assertTrue(scored.json().path("probability").isNull());
        assertEquals("cold_start", scored.json().path("why").path("code").asText());
        assertEquals(200, scored.json().path("why").path("needed").asInt());
        assertTrue(scored.json().path("base_rate").isNull());
        JsonNode learnt = update("walk", "r1", "true").json();
        assertEquals(1, learnt.path("n").asInt(), learnt.toString());
        assertFalse(learnt.path("repeated").asBoolean());
        assertTrue(update("walk", "r1", "true").json().path("repeated").asBoolean());
        JsonNode next = predict("walk", "r2", "{\"rsi\":1,\"gap\":-2}").json();
        assertEquals(1, next.path("base_rate").asDouble());
        assertEquals(1, next.path("why").path("n").asInt());

        JsonNode shown = as(reader).get(ALL + "/walk").json();
        assertEquals("[\"gap\",\"rsi\"]", shown.path("names").toString());
        assertEquals(1, shown.path("labels").asInt());
        assertEquals(1, shown.path("versions").size());
        assertEquals(0, shown.path("record").path("n").asInt());
        assertTrue(shown.path("record").path("skill").path("value").isNull());
        assertFalse(shown.path("record").path("skill").path("why").asText().isEmpty());
        assertTrue(as(reader).get(ALL).body().contains("\"walk\""));
        assertFalse(as(bob).get(ALL).body().contains("\"walk\""));
        refused(404, "unknown_learner", as(bob).get(ALL + "/walk"));
    }

    @Test
    void whatIsWrongIsNamed() {
        assertEquals(200, predict("strict", "r1", "{\"gap\":0.5}").status());
        Call.Answer other = predict("strict", "r2", "{\"rsi\":1}");
        refused(422, "other_features", other);
        assertTrue(other.body().contains("/features/gap"), other.body());
        assertTrue(other.body().contains("/features/rsi"), other.body());
        refused(409, "id_taken", predict("strict", "r1", "{\"gap\":0.6}"));
        refused(404, "unknown_id", update("strict", "r2", "true"));
        refused(404, "unknown_learner", update("nobody", "r2", "true"));
        assertEquals(200, update("strict", "r1", "false").status());
        refused(409, "label_differs", update("strict", "r1", "true"));
        refused(422, "invalid_request", update("strict", "r1", "1"));
        refused(422, "invalid_request", predict("strict", "r3", "{\"gap\":NaN}"));
        refused(422, "invalid_request", predict("strict", "r3", "{\"gap\":\"1\"}"));
        refused(422, "invalid_request", predict("strict", "r3", "{\"gap\":1e13}"));
        refused(422, "invalid_request", predict("strict", "r3", "{}"));
        refused(422, "invalid_request", predict("strict", "r3", "[1]"));
        refused(422, "invalid_request", predict("strict", "r3", "null"));
        refused(422, "invalid_request", predict("strict", "r 3", "{\"gap\":1}"));
        refused(422, "invalid_request", predict("strict", "r3", "{\"g p\":1}"));
        refused(422, "invalid_request", predict("Strict", "r3", "{\"gap\":1}"));
        refused(422, "invalid_request", as(ann).get(ALL + "?unknown=1"));
        assertEquals(403, as(reader).post(ALL + "/strict/update", "{}").status());
    }

    @Test
    void aDeletedLearnerIsGone() {
        assertEquals(200, predict("gone", "r1", "{\"gap\":0.5}").status());
        refused(
                404,
                "unknown_learner",
                as(bob).send("DELETE", ALL + "/gone", BodyPublishers.noBody()));
        assertEquals(204, as(ann).send("DELETE", ALL + "/gone", BodyPublishers.noBody()).status());
        refused(404, "unknown_learner", as(ann).get(ALL + "/gone"));
    }
}
