package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The main job end to end over HTTP, on the sample data.
class AppTest {
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void theReadmesFirstCallAnswersWithTwoCompleteAnalyses() {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=10")
                        .post(
                                "/analyze",
                                "{\"tickers\":[\"^GSPC\",\"DEMO01\"],\"capital\":100000}");
        assertEquals(200, answer.status(), answer.body());
        assertEquals("wait=10", answer.header("Preference-Applied"));
        JsonNode results = answer.json().get("items");
        assertEquals(Set.of("^GSPC", "DEMO01"), tickers(results));
        for (JsonNode result : results) {
            assertTrue(result.get("reasons").size() >= 10);
            JsonNode plan = result.get("plan");
            assertTrue(plan.get("shares").asInt() > 0 || !plan.get("message").asText().isEmpty());
            assertEquals(
                    result.get("ticker").asText().startsWith("DEMO"),
                    result.get("synthetic").asBoolean());
            assertFalse(result.get("sources").isEmpty());
        }
    }

    @Test
    void aJobIsMadeFollowedAndRead() {
        Call.Answer made =
                app.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"universe\":\"synthetic\",\"capital\":50000,\"profile\":\"trend\"}");
        assertEquals(202, made.status());
        String id = made.json().get("id").asText();
        assertEquals("/api/v1/jobs/" + id, made.header("Location"));
        JsonNode job = app.ended(id);
        assertEquals("completed", job.get("state").asText());
        assertEquals(30, job.get("done").asInt());
        assertEquals(100, job.get("percent").asInt());
        List<JsonNode> results = app.all(id, "items", "?limit=7");
        assertEquals(30, results.size());
        for (int i = 1; i < results.size(); i++) {
            assertTrue(
                    results.get(i - 1).get("score").asDouble()
                            >= results.get(i).get("score").asDouble());
        }
        List<JsonNode> buys = app.all(id, "items", "?verdict=buy");
        assertEquals(
                results.stream().filter(r -> r.get("verdict").asText().equals("BUY")).toList(),
                buys);
    }

    @Test
    void anUnknownTickerFailsAsAnItemAndTheRestCompletes() {
        String id =
                app.submit(
                        "{\"tickers\":[\"NOPE\",\"demo02\",\"DEMO02\",\"NIX\"],\"capital\":1000}");
        JsonNode job = app.ended(id);
        assertEquals("completed", job.get("state").asText());
        assertEquals(3, job.get("total").asInt(), "a ticker given twice is analysed once");
        assertEquals(2, job.get("failed").asInt());
        assertEquals("unknown_symbol", job.get("failure_reasons").get(0).get("code").asText());
        assertEquals(1, app.all(id, "items", "?limit=1").size());
        List<JsonNode> errors = app.all(id, "failed_items", "?limit=1");
        assertEquals(
                List.of("NOPE", "NIX"), errors.stream().map(e -> e.get("key").asText()).toList());
        assertEquals("unknown_symbol", errors.getFirst().get("code").asText());
    }

    @Test
    void aJobOfUnknownTickersOnlyHasFailed() {
        assertEquals(
                "failed",
                app.ended(app.submit("{\"tickers\":[\"NOPE\"],\"capital\":1000}"))
                        .get("state")
                        .asText());
    }

    @Test
    void nullAndAbsentOptionsTakeTheirDefaults() {
        String id =
                app.submit(
                        """
                        {"tickers":["DEMO03"],"capital":1000,"profile":null,"risk_percent":null,
                        "position_limit_percent":null,"reward_risk":null,"timeframe":null,"universe":null}\
                        """);
        JsonNode result = app.all(endedId(id), "items", "").getFirst();
        assertEquals("balanced", result.get("profile").asText());
        assertEquals("1d", result.get("timeframe").asText());
    }

    private static String endedId(String id) {
        app.ended(id);
        return id;
    }

    @Test
    void twentyIdenticalRequestsAtOnceMakeOneJob() throws Exception {
        Callable<Call.Answer> request =
                () ->
                        app.call()
                                .header("Idempotency-Key", "one-and-only")
                                .post(
                                        "/api/v1/analyses",
                                        "{\"tickers\":[\"DEMO04\"],\"capital\":1000}");
        Set<String> ids = new HashSet<>();
        int replayed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            for (var future : threads.invokeAll(Collections.nCopies(20, request))) {
                assertEquals(202, future.get().status());
                ids.add(future.get().json().get("id").asText());
                replayed += future.get().header("Idempotent-Replayed").equals("true") ? 1 : 0;
            }
        }
        assertEquals(1, ids.size());
        assertEquals(19, replayed);
        Call.Answer other =
                app.call()
                        .header("Idempotency-Key", "one-and-only")
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO04\"],\"capital\":2000}");
        assertEquals(422, other.status());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"tickers\":[],\"capital\":1000} | 422 | /tickers | must have 1 to 10,000 entries, was 0 entries",
                "{\"tickers\":[\"A B\"],\"capital\":1000} | 422 | /tickers/0 | was \"A B\"",
                "{\"tickers\":[\"OK\",\"'; drop table job\"],\"capital\":1000} | 422 | /tickers/1 | must be a ticker",
                "{\"tickers\":[null],\"capital\":1000} | 422 | /tickers/0 | must be a ticker, was null",
                "{\"tickers\":\"TCS.NS\",\"capital\":1000} | 422 | /tickers | must be a list, was \"TCS.NS\"",
                "{\"capital\":1000} | 422 | /tickers | send one of tickers",
                "{\"tickers\":[\"A\"],\"universe\":\"all\",\"capital\":1000} | 422 | /tickers | send one of tickers",
                "{\"universe\":\"nse\",\"capital\":1000} | 422 | /universe | or \"synthetic\", was \"nse\"",
                "{\"tickers\":[\"A\"],\"capital\":0} | 422 | /capital | must be 1 to 1,000,000,000,000, was 0",
                "{\"tickers\":[\"A\"],\"capital\":-1} | 422 | /capital | was -1",
                "{\"tickers\":[\"A\"],\"capital\":NaN} | 422 | /capital | must be a number, was NaN",
                "{\"tickers\":[\"A\"],\"capital\":1e18} | 422 | /capital | was 1E+18",
                "{\"tickers\":[\"A\"],\"capital\":\"abc\"} | 422 | /capital | must be a number, was \"abc\"",
                "{\"tickers\":[\"A\"],\"capital\":null} | 422 | /capital | is required",
                "{\"tickers\":[\"A\"]} | 422 | /capital | is required",
                "{\"tickers\":[\"A\"],\"capital\":9,\"profile\":\"balancd\"} | 422 | /profile | did you mean balanced?",
                "{\"tickers\":[\"A\"],\"capital\":9,\"timeframe\":\"1h\"} | 422 | /timeframe | must be one of 1d, was \"1h\"",
                "{\"tickers\":[\"A\"],\"capital\":9,\"capitol\":9} | 422 | /capitol | did you mean capital?",
                "{\"tickers\":[\"A\"],\"capital\":9,\"risk_percent\":11} | 422 | /risk_percent | must be 0.01 to 10, was 11",
                "{\"tickers\":[\"A\"],\"capital\":9,\"reward_risk\":1} | 422 | /reward_risk | must be 1.5 to 9, was 1",
                "{\"tickers\":[\"A\"],\"capital\":9,\"position_limit_percent\":0} | 422 | /position_limit_percent | was 0",
                "{\"tickers\":[\"A\"],\"capital\":9 | 400 | | not valid JSON",
            })
    void badInputIsNamedByFieldRuleAndValue(String body, int status, String pointer, String words) {
        boolean hasDefault = words.equals("is required"); // the older path takes a capital then
        for (String path :
                hasDefault
                        ? List.of("/api/v1/analyses")
                        : List.of("/api/v1/analyses", "/analyze")) {
            Call.Answer answer = app.call().post(path, body);
            assertEquals(status, answer.status(), answer.body());
            assertEquals("application/problem+json", answer.header("Content-Type"));
            JsonNode problem = answer.json();
            if (pointer != null) {
                assertEquals(pointer, problem.get("errors").get(0).get("pointer").asText());
            }
            assertTrue(problem.get("detail").asText().contains(words), problem.toString());
        }
    }

    @Test
    void faultsOfAllKindsAreNamedAtOnce() {
        Call.Answer answer =
                app.call()
                        .post(
                                "/api/v1/analyses",
                                "{\"tickers\":[\"A\"],\"capital\":0,\"profile\":\"trendy\",\"timeframe\":\"5m\"}");
        assertEquals(
                List.of("/capital", "/profile", "/timeframe"),
                answer.json().get("errors").findValuesAsText("pointer"));
    }

    @Test
    void theSameNumberWrittenOtherwiseIsTheSameRequest() {
        for (String capital : List.of("1000", "1000.0", "1e3")) {
            assertEquals(
                    202,
                    app.call()
                            .header("Idempotency-Key", "numbers")
                            .post(
                                    "/api/v1/analyses",
                                    "{\"tickers\":[\"DEMO01\"],\"capital\":" + capital + "}")
                            .status());
        }
    }

    @Test
    void tenThousandTickersAreTakenAndOneMoreIsNot() {
        assertEquals(202, app.call().post("/api/v1/analyses", many(10_000)).status());
        Call.Answer answer = app.call().post("/api/v1/analyses", many(10_001));
        assertEquals(422, answer.status());
        assertEquals(
                "must have 1 to 10,000 entries, was 10001 entries",
                answer.json().get("errors").get(0).get("detail").asText());
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "\"T" + i + "\"")
                .collect(Collectors.joining(",", "{\"tickers\":[", "],\"capital\":1000}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/jobs/nonsense, 404, unknown_job",
        "/api/v1/jobs/00000000-0000-7000-8000-000000000000, 404, unknown_job",
        "/api/v1/jobs/00000000-0000-7000-8000-000000000000/results, 404, unknown_job",
        "/api/v1/analyses/NOPE, 404, unknown_analysis",
        "/api/v1/stocks/NOPE/analyses, 404, unknown_symbol",
        "/api/v1/stocks/NOPE, 404, unknown_symbol",
        "/api/v1/jobs?limit=0, 422, invalid_request",
        "/api/v1/jobs?cursor=tampered, 422, invalid_request",
        "/api/v1/jobs?state=done, 422, invalid_request",
        "/api/v1/jobs?kind=%00, 422, invalid_request",
        "/api/v1/jobs?since=%2B999999999-12-31T00:00:00Z, 422, invalid_request",
        "/api/v1/jobs?since=-999999999-12-31T00:00:00Z, 422, invalid_request",
        "/analyze?x=1, 405, method_not_allowed",
        "/history/DEMO01?x=1, 422, invalid_request",
        "/status/nonsense, 404, unknown_job"
    })
    void unknownThingsAndBadParametersAreProblems(String path, int status, String code) {
        Call.Answer answer = app.call().get(path);
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void aTamperedResultCursorIsRefused() {
        String id = endedId(app.submit("{\"tickers\":[\"DEMO05\"],\"capital\":1000}"));
        for (String cursor : List.of("x", "Zm9v", "AAAA")) {
            assertEquals(
                    422,
                    app.call().get("/api/v1/jobs/" + id + "/results?cursor=" + cursor).status());
        }
        assertEquals(422, app.call().get("/api/v1/jobs/" + id + "/results?verdict=MAYBE").status());
    }

    @Test
    void resultsOfAnEndedJobAreKeptWithTheirTagAndNextLink() {
        String body = "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":1000}";
        String id = endedId(app.submit(body));
        String path = "/api/v1/jobs/" + id + "/results?limit=1";
        Call.Answer made = app.call().get(path);
        TestDatabase.plain(app.database())
                .useHandle(h -> h.execute("delete from analysis where job_id = ?::uuid", id));
        Call.Answer kept = app.call().get(path);
        assertEquals(made.body(), kept.body());
        assertEquals(made.header("ETag"), kept.header("ETag"));
        assertEquals(made.header("Link"), kept.header("Link"));
        assertEquals(
                304, app.call().header("If-None-Match", made.header("ETag")).get(path).status());
        assertEquals(422, app.call().get(path + "&limt=2").status());
    }

    @Test
    void aCursorOfAnotherJobsResultsIsRefused() {
        String body = "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":1000}";
        String one = endedId(app.submit(body));
        String other = endedId(app.submit(body));
        String results = "/api/v1/jobs/%s/results?limit=1";
        String next = app.call().get(results.formatted(one)).header("Link");
        String cursor = next.replaceFirst(".*(cursor=[^&>]*).*", "&$1");
        assertEquals(200, app.call().get(results.formatted(one) + cursor).status());
        assertEquals(422, app.call().get(results.formatted(other) + cursor).status());
    }

    @Test
    void aStoredAnalysisIsFoundByItsTickerNewestFirst() {
        String first = endedId(app.submit("{\"tickers\":[\"DEMO06\"],\"capital\":1000}"));
        String second = endedId(app.submit("{\"tickers\":[\"DEMO06\"],\"capital\":2000}"));
        JsonNode stored =
                app.call().get("/api/v1/stocks/demo06/analyses?view=full").json().get("items");
        List<String> jobs = new ArrayList<>();
        stored.forEach(analysis -> jobs.add(analysis.get("job_id").asText()));
        assertEquals(List.of(second, first), jobs.subList(0, 2));
    }

    @Test
    void oldClientsFindTheirRoutes() {
        Call.Answer made =
                app.call().post("/api/stocks/analyze-all-stocks", "{\"symbols\":[\"DEMO07\"]}");
        assertEquals(201, made.status());
        assertEquals(100_000, made.json().get("capital").asInt());
        String id = made.json().get("job_id").asText();
        app.ended(id);
        JsonNode status = app.call().get("/status/" + id).json();
        assertEquals("completed", status.get("status").asText());
        assertEquals(1, status.get("successful").asInt());
        JsonNode progress = app.call().get("/api/all-stocks/progress").json().get("jobs");
        assertTrue(progress.findValuesAsText("job_id").contains(id));
        JsonNode history = app.call().get("/history/DEMO07").json().get("history").get(0);
        assertEquals("DEMO07", history.get("symbol").asText());
        assertEquals(409, app.call().post("/cancel/" + id, "").status());
        assertEquals(
                201,
                app.call().post("/analyze", "{\"tickers\":[\"DEMO07\"],\"capital\":10}").status());
        Call.Answer bad =
                app.call()
                        .post(
                                "/api/stocks/analyze-all-stocks",
                                "{\"symbols\":[\"A B\"],\"capital\":0}");
        assertEquals(2, bad.json().get("errors").size(), bad.body());
    }

    @Test
    void profilesExplainThemselves() {
        JsonNode profiles = app.call().get("/api/v1/profiles").json().get("items");
        assertEquals(5, profiles.size());
        profiles.forEach(profile -> assertFalse(profile.get("message").asText().isBlank()));
    }

    @Test
    void healthAndReadinessAnswer() {
        assertEquals("healthy", app.call().get("/health").json().get("status").asText());
        assertEquals("ready", app.call().get("/ready").json().get("status").asText());
    }

    private static Set<String> tickers(JsonNode results) {
        return new HashSet<>(results.findValuesAsText("ticker"));
    }
}
