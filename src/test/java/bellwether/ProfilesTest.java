package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Profiles of users over HTTP, and what becomes of jobs and analyses that used one.
final class ProfilesTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer create(String body) {
        return app.call().post("/api/v1/profiles", body);
    }

    private static Call.Answer put(String name, String tag, String body) {
        return app.call()
                .header("If-Match", tag)
                .header("Content-Type", "application/json")
                .send("PUT", "/api/v1/profiles/" + name, BodyPublishers.ofString(body));
    }

    private static Call.Answer delete(String name) {
        return app.call().send("DELETE", "/api/v1/profiles/" + name, BodyPublishers.noBody());
    }

    @Test
    void aProfileLivesFromCreationToDeletion() {
        Call.Answer made =
                create(
                        """
                        {"name":"mine","title":"Mine","message":"Only trends.","category_weights":{"momentum":0},
                         "voter_weights":{"adx":2.5},"thresholds":{"act":0.2,"strong":0.4},
                         "risk":{"stop_atr":2.5,"target_percent":6,"max_bars":20}}\
                        """);
        assertEquals(201, made.status(), made.body());
        assertEquals("/api/v1/profiles/mine", made.header("Location"));
        JsonNode shown = app.call().get("/api/v1/profiles/mine").json();
        assertEquals(made.json(), shown);
        assertEquals(0, shown.at("/category_weights/momentum").asDouble());
        assertEquals(1, shown.at("/category_weights/trend").asDouble());
        assertEquals(2.5, shown.at("/voter_weights/adx").asDouble());
        assertEquals(20, shown.at("/risk/max_bars").asInt());
        assertEquals(2, shown.at("/risk/risk_percent").asInt());
        assertEquals(shown, app.call().get("/api/v1/profiles/" + shown.get("id")).json());

        Call known = app.call().header("If-None-Match", made.header("ETag"));
        assertEquals(304, known.get("/api/v1/profiles/mine").status());
        Call.Answer changed =
                put("mine", made.header("ETag"), "{\"name\":\"mine\",\"message\":\"All equal.\"}");
        assertEquals(200, changed.status(), changed.body());
        assertNotEquals(made.header("ETag"), changed.header("ETag"));
        assertEquals(1, changed.json().at("/category_weights/momentum").asDouble());
        assertEquals(2, changed.json().get("version").asInt());
        assertEquals(200, known.get("/api/v1/profiles/mine").status());

        Call.Answer late = put("mine", made.header("ETag"), "{\"name\":\"mine\"}");
        assertEquals(412, late.status(), late.body());
        assertEquals("profile_changed", late.json().get("code").asText());

        Call.Answer gone = delete("mine");
        assertEquals(204, gone.status());
        assertEquals("", gone.header("Content-Type"));
        assertEquals(404, app.call().get("/api/v1/profiles/mine").status());
        assertEquals(404, delete("mine").status());
    }

    @Test
    void thoseThatShipAreReadOnly() {
        String tag = app.call().get("/api/v1/profiles/trend").header("ETag");
        for (Call.Answer answer :
                List.of(put("trend", tag, "{\"name\":\"trend\"}"), delete("trend"))) {
            assertEquals(403, answer.status());
            assertEquals("built_in_profile", answer.json().get("code").asText());
        }
        assertEquals(409, create("{\"name\":\"trend\"}").status());
    }

    @Test
    void aPutWithoutIfMatchIsRefused() {
        create("{\"name\":\"unguarded\"}");
        Call.Answer answer =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/v1/profiles/unguarded",
                                BodyPublishers.ofString("{\"name\":\"unguarded\"}"));
        assertEquals(428, answer.status(), answer.body());
        assertEquals("if_match_required", answer.json().get("code").asText());
    }

    @Test
    void aNameIsTakenOnceAndRenamingMindsThat() {
        assertEquals(201, create("{\"name\":\"first\"}").status());
        assertEquals(409, create("{\"name\":\"first\"}").status());
        Call.Answer second = create("{\"name\":\"second\"}");
        Call.Answer clash = put("second", second.header("ETag"), "{\"name\":\"first\"}");
        assertEquals(409, clash.status(), clash.body());
        assertEquals(200, put("second", second.header("ETag"), "{\"name\":\"third\"}").status());
        assertEquals(404, app.call().get("/api/v1/profiles/second").status());
    }

    @Test
    void everyFaultIsListed() {
        Call.Answer answer =
                create(
                        """
                        {"name":"7 Days","category_weights":{"trend":11,"momentun":1},"voter_weights":{"rsi":-1},
                         "thresholds":{"act":0.5,"strong":0.3},
                         "risk":{"stop_min_percent":9,"stop_max_percent":5,"reward_risk":1,"max_bars":0,"risk":1}}\
                        """);
        assertEquals(422, answer.status());
        assertEquals(
                List.of(
                        "/risk/risk",
                        "/name",
                        "/category_weights/trend",
                        "/category_weights/momentun",
                        "/voter_weights/rsi",
                        "/thresholds/act",
                        "/risk/stop_min_percent",
                        "/risk/reward_risk",
                        "/risk/max_bars"),
                answer.json().get("errors").findValuesAsText("pointer"));
        assertTrue(answer.body().contains("did you mean momentum?"), answer.body());
        assertTrue(answer.body().contains("must be 0 to 10, was 11"), answer.body());
        assertTrue(
                answer.body().contains("must be below strong, which is 0.3, was 0.5"),
                answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | /name",
                "{\"name\":\"x\",\"category_weights\":{\"momentum\":0,\"trend\":0,\"volatility\":0,\"volume\":0}} | /voter_weights",
                "{\"name\":\"x\",\"thresholds\":{\"act\":0.3}} | /thresholds/act",
                "{\"name\":\"x\",\"thresholds\":{\"strong\":1.1}} | /thresholds/strong",
                "{\"name\":\"x\",\"voter_weights\":{\"rsi\":\"2\"}} | /voter_weights/rsi",
                "{\"name\":\"x\",\"voter_weights\":{\"rsi\":NaN}} | /voter_weights/rsi",
                "{\"name\":\"x\",\"risk\":{\"stop_max_percent\":0.9}} | /risk/stop_max_percent",
                "{\"name\":\"x\",\"risk\":{\"cost_percent\":-1}} | /risk/cost_percent"
            })
    void aFaultNamesItsField(String body, String pointer) {
        Call.Answer answer = create(body);
        assertEquals(422, answer.status(), answer.body());
        assertEquals(List.of(pointer), answer.json().get("errors").findValuesAsText("pointer"));
    }

    @Test
    void anAnalysisKeepsTheNumbersItUsedWhateverBecomesOfTheProfile() {
        Call.Answer made = create("{\"name\":\"fleeting\",\"voter_weights\":{\"rsi\":5}}");
        JsonNode result = analysed("fleeting").get("items").get(0);
        assertEquals("fleeting", result.get("profile").asText());
        assertEquals(5, result.at("/profile_numbers/voter_weights/rsi").asDouble());
        put("fleeting", made.header("ETag"), "{\"name\":\"fleeting\"}");
        JsonNode later =
                app.call().get("/api/v1/stocks/DEMO01/analyses?view=full").json().at("/items/0");
        assertEquals(result, later);
        JsonNode proof =
                app.call().get("/api/v1/analyses/" + result.get("id").asText() + "/proof").json();
        assertEquals("equal", proof.get("outcome").asText(), proof.toString());
    }

    @Test
    void aJobRunsWithWhatWasSubmittedThoughTheProfileIsGone() {
        try (TestApp idle = new TestApp(0)) {
            idle.call()
                    .post("/api/v1/profiles", "{\"name\":\"gone\",\"voter_weights\":{\"rsi\":5}}");
            String id =
                    idle.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"profile\":\"gone\"}");
            idle.call().send("DELETE", "/api/v1/profiles/gone", BodyPublishers.noBody());
            JsonNode job = idle.call().get("/api/v1/jobs/" + id + "?expand=profile").json();
            assertEquals(5, job.at("/request/profile_numbers/voter_weights/rsi").asDouble());
        }
        create("{\"name\":\"gone\",\"voter_weights\":{\"rsi\":5}}");
        String id = app.submit("{\"tickers\":[\"DEMO02\"],\"capital\":1000,\"profile\":\"gone\"}");
        delete("gone");
        assertEquals("completed", app.ended(id).get("state").asText());
        JsonNode result = app.all(id, "items", "").getFirst();
        assertEquals(5, result.at("/profile_numbers/voter_weights/rsi").asDouble());
    }

    @Test
    void aProfileOfOnesOwnIsOfferedWhenAnotherNameIsMistyped() {
        create("{\"name\":\"patience\"}");
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"profile\":\"patiense\"}");
        assertEquals(422, answer.status());
        assertTrue(answer.body().contains("did you mean patience?"), answer.body());
    }

    private static JsonNode analysed(String profile) {
        return app.call()
                .header("Prefer", "wait=20")
                .post(
                        "/api/v1/analyses",
                        "{\"tickers\":[\"DEMO01\"],\"capital\":1000,\"profile\":\""
                                + profile
                                + "\"}")
                .json();
    }
}
