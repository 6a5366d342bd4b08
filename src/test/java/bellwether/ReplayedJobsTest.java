package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Requests that are repeated with their idempotency keys when what they name is gone.
final class ReplayedJobsTest {
    private static final String ANALYSES = "/api/v1/analyses";

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp(0);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer keyed(String key, String path, String body) {
        return app.call().header("Idempotency-Key", key).post(path, body.replace('\'', '"'));
    }

    private static JsonNode made(String path, String body) {
        Call.Answer answer = app.call().post(path, body.replace('\'', '"'));
        assertEquals(201, answer.status(), answer.body());
        return answer.json();
    }

    private static void deleted(String path) {
        assertEquals(204, app.call().send("DELETE", path, BodyPublishers.noBody()).status());
    }

    private static String job(Call.Answer answer) {
        assertEquals(202, answer.status(), answer.body());
        assertNotEquals("", answer.header("Location"));
        return answer.header("Location");
    }

    private static String list(String name) {
        String id = made("/api/v1/watchlists", "{'name':'%s'}".formatted(name)).get("id").asText();
        String path = "/api/v1/watchlists/" + id;
        Call.Answer filled =
                app.call().post(path + "/entries", "{\"add\":[\"DEMO01\",\"DEMO02\"]}");
        assertEquals(200, filled.status(), filled.body());
        return path;
    }

    private static void profile() {
        JsonNode trend = app.call().get("/api/v1/profiles/trend").json();
        made(
                "/api/v1/profiles",
                "{\"name\":\"my-own\",\"category_weights\":%s,\"voter_weights\":%s,\"thresholds\":%s,\"risk\":%s}"
                        .formatted(
                                trend.get("category_weights"),
                                trend.get("voter_weights"),
                                trend.get("thresholds"),
                                trend.get("risk")));
    }

    @Test
    void anAnalysisOfAListAndAProfileThatAreGoneIsThatOfItsKey() {
        String list = list("mine");
        profile();
        String body = "{'watchlist':'mine','capital':100000,'profile':'my-own'}";
        String first = job(keyed("a-1", ANALYSES, body));
        String older = job(keyed("a-2", ANALYSES, body.replace("100000", "5000")));
        deleted(list);
        deleted("/api/v1/profiles/my-own");
        Call.Answer again = keyed("a-1", ANALYSES, body);
        assertEquals(first, job(again));
        assertEquals("true", again.header("Idempotent-Replayed"));
        assertEquals(older, job(keyed("a-2", ANALYSES, body.replace("100000", "5000"))));
        assertEquals(422, keyed("a-3", ANALYSES, body).status());
        assertEquals(
                "idempotency_key_reused",
                keyed("a-1", ANALYSES, body.replace("'my-own'", "'trend'"))
                        .json()
                        .get("code")
                        .asText());
    }

    @Test
    void aBacktestOfAListThatIsGoneIsThatOfItsKey() {
        String list = list("tested");
        String body = "{'builtin':'golden_cross','watchlist':'tested','costs':'generic'}";
        String first = job(keyed("b-1", "/api/v1/backtests", body));
        deleted(list);
        assertEquals(first, job(keyed("b-1", "/api/v1/backtests", body)));
        assertNotEquals(202, keyed("b-2", "/api/v1/backtests", body).status());
    }

    @Test
    void aScreenOverBarsOfASavedScreenThatIsGoneIsThatOfItsKey() {
        String id =
                made(
                                "/api/v1/screens",
                                "{'name':'low','q':'close > SMA_37','universe':'synthetic'}")
                        .get("id")
                        .asText();
        String body = "{'screen':'low'}";
        String first = job(keyed("s-1", "/api/v1/screen", body));
        deleted("/api/v1/screens/" + id);
        assertEquals(first, job(keyed("s-1", "/api/v1/screen", body)));
        assertEquals(404, keyed("s-2", "/api/v1/screen", body).status());
    }

    @Test
    void aDrillOfARuleThatIsGoneIsThatOfItsKey() {
        String id =
                made(
                                "/api/v1/rules",
                                "{'name':'drilled','when':'RSI_14 < 30','universe':'synthetic'}")
                        .get("id")
                        .asText();
        String body = "{'rule':'%s'}".formatted(id);
        String first = job(keyed("d-1", "/api/v1/rules/drill", body));
        deleted("/api/v1/rules/" + id);
        assertEquals(first, job(keyed("d-1", "/api/v1/rules/drill", body)));
        assertEquals(404, keyed("d-2", "/api/v1/rules/drill", body).status());
    }
}
