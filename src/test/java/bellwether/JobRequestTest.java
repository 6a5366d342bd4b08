package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What a job says that it was asked for, how far it is, and how its results are paged.
final class JobRequestTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode job(String id) {
        return app.call().get("/api/v1/jobs/" + id).json();
    }

    /// `["DEMO01","DEMO02",…]`
    private static String demos(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj("\"DEMO%02d\""::formatted)
                .collect(Collectors.joining(",", "[", "]"));
    }

    @Test
    void aJobSaysWhichSymbolsItWasAskedForAndOnWhichTerms() {
        String id =
                app.submit(
                        "{\"tickers\":%s,\"capital\":25000.50,\"capital_currency\":\"usd\",\"profile\":\"trend\",\"reward_risk\":2.0}"
                                .formatted(demos(25)));
        assertEquals(
                """
                {"universe":null,"tickers":%s,"tickers_count":25,"watchlist":null,"capital":25000.5,"capital_currency":"USD",\
                "profile":"trend","timeframe":"1d","as_of":null,"risk_percent":null,\
                "position_limit_percent":null,"reward_risk":2,"survivorship":null}\
                """
                        .formatted(demos(20)),
                job(id).get("request").toString());
        JsonNode listed = app.call().get("/api/v1/jobs?limit=1").json().at("/items/0");
        assertEquals(job(id).get("request"), listed.get("request"));
        assertFalse(job(id).has("params"));
    }

    @Test
    void aJobOfAUniverseNamesItAndCountsItsSymbols() {
        String id = app.submit("{\"universe\":\"synthetic\",\"capital\":1000}");
        JsonNode request = job(id).get("request");
        assertEquals("synthetic", request.get("universe").asText());
        assertTrue(request.get("tickers").isNull());
        assertEquals(30, request.get("tickers_count").asInt());
        assertTrue(request.get("survivorship").has("survivors_only"), request.toString());
    }

    @Test
    void theNumbersOfTheProfileAreShownWhenTheyAreAskedFor() {
        String id = app.submit("{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        assertFalse(job(id).get("request").has("profile_numbers"));
        JsonNode expanded = job(id + "?expand=profile").get("request");
        assertEquals(2, expanded.at("/profile_numbers/risk/risk_percent").asInt());
        Call.Answer wrong = app.call().get("/api/v1/jobs/" + id + "?expand=profil");
        assertEquals(422, wrong.status());
        assertEquals(
                "?expand must be one of profile, was \"profil\"; did you mean profile?",
                wrong.json().get("detail").asText());
    }

    @Test
    void aRetryOfFailedItemsSaysWhichTheseAre() {
        String id = app.submit("{\"tickers\":[\"DEMO01\",\"NOPE\"],\"capital\":1000}");
        assertEquals("completed", app.ended(id).get("state").asText());
        Call.Answer answer = app.call().post("/api/v1/jobs/" + id + "/retry", "");
        assertEquals(202, answer.status(), answer.body());
        JsonNode request = answer.json().get("request");
        assertEquals("[\"NOPE\"]", request.get("tickers").toString());
        assertEquals(1, request.get("tickers_count").asInt());
        assertEquals(1000, request.get("capital").asInt());
    }

    @Test
    void aJobThatWasTakenOnSaysWhereToLookAndHowSoon() {
        Call.Answer answer =
                app.call().post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":1000}");
        String path = "/api/v1/jobs/" + answer.json().get("id").asText();
        assertEquals("1", answer.header("Retry-After"));
        assertEquals(
                "<%1$s/results>; rel=\"results\", <%1$s/events>; rel=\"events\"".formatted(path),
                answer.header("Link"));
        assertEquals(answer.header("Link"), app.call().get(path).header("Link"));
    }

    /// 30 symbols that can be analysed and 31 that cannot: two pages, of 50 and 11.
    @Test
    void resultsThatWereWaitedForArePagedLikeAllOthers() {
        List<String> tickers =
                Stream.concat(
                                IntStream.rangeClosed(1, 30).mapToObj("\"DEMO%02d\""::formatted),
                                IntStream.rangeClosed(1, 31).mapToObj("\"NOPE%d\""::formatted))
                        .toList();
        JsonNode first =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":%s,\"capital\":1000}".formatted(tickers))
                        .json();
        assertEquals(30, first.get("items").size());
        assertEquals(20, first.get("failed_items").size());
        assertTrue(first.get("has_more").asBoolean());
        Call.Answer second = app.call().get(first.get("next").asText());
        assertEquals(0, second.json().get("items").size());
        assertEquals(11, second.json().get("failed_items").size());
        assertTrue(second.json().get("next").isNull());
        assertFalse(second.json().get("has_more").asBoolean());
        assertTrue(first.get("next").asText().contains("limit=50"), first.get("next").asText());
    }

    @Test
    void whatWasCancelledIsNoWorkDone() {
        try (TestApp idle = new TestApp(0)) {
            String id = idle.submit("{\"tickers\":%s,\"capital\":1000}".formatted(demos(4)));
            JsonNode job = idle.call().post("/api/v1/jobs/" + id + "/cancel", "").json();
            assertEquals("cancelled", job.get("state").asText(), job.toString());
            assertEquals(0, job.get("percent").asInt());
            assertEquals(100, job.get("settled_percent").asInt());
            JsonNode older = idle.call().get("/status/" + id).json();
            assertEquals(0, older.get("progress_percent").asInt());
            Call.Answer again = idle.call().post("/api/v1/jobs/" + id + "/cancel", "");
            assertEquals("job_cancelled", again.json().get("code").asText());
            assertTrue(again.body().contains("only a job that has not ended can be cancelled"));
        }
    }
}
