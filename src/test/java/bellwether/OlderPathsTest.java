package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
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
import org.junit.jupiter.params.provider.ValueSource;

/// Each older path with the request that older clients send, and the fields that they read.
final class OlderPathsTest {
    private static TestApp app;

    /// Works on no job, so that each stays queued.
    private static TestApp idle;

    @BeforeAll
    static void start() {
        app = new TestApp();
        idle = new TestApp(0);
    }

    @AfterAll
    static void stop() {
        app.close();
        idle.close();
    }

    private static Set<String> fields(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).collect(Collectors.toSet());
    }

    private static String analyze(TestApp service, String body) {
        Call.Answer answer = service.call().post("/analyze", body);
        assertEquals(201, answer.status(), answer.body());
        return answer.json().get("job_id").asText();
    }

    @Test
    void healthSaysHealthyAndConnected() {
        JsonNode health =
                Waiting.until(
                        () -> app.call().get("/health").json(),
                        now -> now.get("database").asText().equals("connected"));
        assertEquals("healthy", health.get("status").asText());
        assertTrue(health.get("alive").asBoolean());
        assertTrue(health.get("uptime_seconds").isNumber());
        assertTrue(health.get("database_seen_at").isTextual());
        assertEquals(App.VERSION, health.get("version").asText());
    }

    @Test
    void healthOfThePoolHasTheOlderNamesBesideTodays() {
        JsonNode health = app.call().get("/health/pool").json();
        assertEquals("healthy", health.get("status").asText());
        JsonNode pool = health.get("pool");
        assertEquals(
                Set.of(
                        "size",
                        "min_size",
                        "max_size",
                        "idle_connections",
                        "in_use_connections",
                        "utilization_percent"),
                fields(pool));
        assertEquals(20, pool.get("max_size").asInt());
        assertEquals(
                List.of("web", "jobs"),
                health.get("pools").valueStream().map(p -> p.get("name").asText()).toList());
    }

    @Test
    void theHealthOfProvidersIsFoundByTheirNames() {
        JsonNode health = app.call().get("/api/provider-health").json();
        for (JsonNode provider : health.get("items")) {
            JsonNode named = health.get(provider.get("name").asText());
            assertFalse(named.get("ok").asBoolean(), "none is configured");
            assertEquals(provider.get("state"), named.get("state"));
        }
        assertEquals(4 + health.get("items").size(), health.size());
    }

    @Test
    void workersSayThatNoScanRuns() {
        JsonNode health = app.call().get("/api/workers/health").json();
        assertFalse(health.get("scanning_active").asBoolean(true));
        assertEquals(Set.of("items", "next", "has_more", "scanning_active"), fields(health));
    }

    @Test
    void theFigureOfScansIsZero() {
        Waiting.until(
                () -> app.call().get("/metrics").body().contains("\ntx_scanner_active 0.0\n"));
    }

    @Test
    void aJobHasItsProgressItsResultsAndTheReasonsOfItsFailures() {
        String id = analyze(app, "{\"tickers\":[\"DEMO11\",\"NOPE\"],\"capital\":100000}");
        app.ended(id);
        JsonNode status = app.call().get("/status/" + id).json();
        assertEquals("completed", status.get("status").asText());
        assertEquals(100, status.get("progress").asInt());
        assertTrue(status.get("current_ticker").isNull());
        assertEquals(1, status.get("errors").asInt());
        JsonNode failure = status.at("/failures/0");
        assertEquals("NOPE", failure.get("ticker").asText());
        assertEquals("unknown_symbol", failure.get("code").asText());
        assertTrue(failure.get("message").asText().contains("NOPE"));
        assertEquals(1, status.get("results").size());
        JsonNode result = status.at("/results/0");
        assertEquals("DEMO11", result.get("symbol").asText());
        assertEquals(
                Set.of(
                        "ticker",
                        "symbol",
                        "verdict",
                        "score",
                        "entry",
                        "stop",
                        "stop_loss",
                        "target",
                        "shares",
                        "position_size",
                        "rr",
                        "strategy_id",
                        "created_at"),
                fields(result));
    }

    @Test
    void aJobThatGoesOnHasNoResultsYet() {
        String id = analyze(idle, "{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"capital\":5}");
        JsonNode status = idle.call().get("/status/" + id).json();
        assertEquals("queued", status.get("status").asText());
        assertEquals(0, status.get("progress").asInt());
        assertTrue(status.get("results").isNull());
        assertTrue(status.get("current_ticker").isNull());
        assertEquals(0, status.get("failures").size());
        JsonNode cancelled = idle.call().post("/cancel/" + id, "").json();
        assertEquals("cancelled", cancelled.get("status").asText());
        assertEquals(id, cancelled.get("job_id").asText());
    }

    @Test
    void aSymbolsHistoryHasTheTradeUnderBothNames() {
        String day = "{\"tickers\":[\"DEMO12\"],\"capital\":100000}";
        app.ended(analyze(app, day));
        JsonNode entry = app.call().get("/history/demo12").json().at("/history/0");
        JsonNode plan = entry.at("/analysis/plan");
        assertEquals(plan.path("stop").asText(""), entry.get("stop_loss").asText(""));
        assertEquals(plan.path("shares").asText(""), entry.get("position_size").asText(""));
        assertEquals(plan.path("reward_risk").asText(""), entry.get("rr").asText(""));
        assertTrue(entry.get("strategy_id").isNull());
        assertEquals("DEMO12", entry.get("ticker").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/all-stocks/progress", "/api/stocks/all-stocks/progress"})
    void progressOfAnalysesIsTheSumOfThoseThatGoOn(String path) {
        try (TestApp quiet = new TestApp(0)) {
            JsonNode none = quiet.call().get(path).json();
            assertFalse(none.get("is_analyzing").asBoolean(true));
            assertEquals(0, none.get("total").asInt());
            assertEquals(0, none.get("percentage").asInt());
            assertTrue(none.get("estimated_time_remaining").isNull());
            Call.Answer made =
                    quiet.call()
                            .post(
                                    "/api/stocks/analyze-all-stocks",
                                    "{\"symbols\":[\"demo01\",\"DEMO02\"]}");
            assertEquals(201, made.status(), made.body());
            assertEquals("[\"DEMO01\",\"DEMO02\"]", made.json().get("symbols").toString());
            assertEquals(100_000, made.json().get("capital").asInt());
            analyze(quiet, "{\"tickers\":[\"DEMO03\"]}");
            JsonNode progress = quiet.call().get(path).json();
            assertEquals(
                    Set.of(
                            "is_analyzing",
                            "total",
                            "completed",
                            "percentage",
                            "estimated_time_remaining",
                            "pending",
                            "failed",
                            "successful",
                            "active_count",
                            "jobs"),
                    fields(progress));
            assertTrue(progress.get("is_analyzing").asBoolean());
            assertEquals(3, progress.get("total").asInt());
            assertEquals(3, progress.get("pending").asInt());
            assertEquals(0, progress.get("completed").asInt());
            assertEquals(2, progress.get("active_count").asInt());
            assertEquals(2, progress.get("jobs").size());
        }
    }

    @Test
    void whenNothingGoesOnProgressIsThatOfTheNewestJob() {
        try (TestApp busy = new TestApp()) {
            busy.ended(analyze(busy, "{\"tickers\":[\"DEMO01\",\"NOPE\"]}"));
            JsonNode progress = busy.call().get("/api/all-stocks/progress").json();
            assertFalse(progress.get("is_analyzing").asBoolean(true));
            assertEquals(2, progress.get("completed").asInt());
            assertEquals(1, progress.get("successful").asInt());
            assertEquals(1, progress.get("failed").asInt());
            assertEquals(0, progress.get("pending").asInt());
            assertEquals(100, progress.get("percentage").asInt());
            assertEquals(0, progress.get("active_count").asInt());
        }
    }

    @Test
    void theSameRequestOnceMoreIsAnsweredWithItsUnfinishedJob() {
        String body = "{\"tickers\":[\"DEMO04\"],\"capital\":%s,\"profile\":\"trend\"}";
        String first = analyze(idle, body.formatted("4000"));
        Call.Answer again = idle.call().post("/analyze", body.formatted("4e3"));
        assertEquals(200, again.status());
        assertTrue(again.json().get("is_duplicate").asBoolean());
        assertEquals(first, again.json().get("job_id").asText());
        assertNotEquals(first, analyze(idle, body.formatted("4001")), "another capital");
        assertNotEquals(
                first, analyze(idle, "{\"tickers\":[\"DEMO04\"],\"capital\":4000}"), "no profile");
    }

    @Test
    void waitingForADuplicateLeadsToItsJob() {
        String body = "{\"tickers\":[\"DEMO08\"],\"capital\":8000}";
        String first = analyze(idle, body);
        Call.Answer again = idle.call().header("Prefer", "wait=0").post("/analyze", body);
        assertEquals(202, again.status(), again.body());
        assertEquals("/api/v1/jobs/" + first, again.header("Location"));
    }

    @Test
    void forceAndAnIdempotencyKeyMakeANewJob() {
        String body = "{\"tickers\":[\"DEMO05\"],\"capital\":5000%s}";
        String first = analyze(idle, body.formatted(""));
        Call.Answer forced = idle.call().post("/analyze", body.formatted(",\"force\":true"));
        assertEquals(201, forced.status());
        assertFalse(forced.json().get("is_duplicate").asBoolean(true));
        assertNotEquals(first, forced.json().get("job_id").asText());
        Call.Answer keyed =
                idle.call().header("Idempotency-Key", "mine").post("/analyze", body.formatted(""));
        assertEquals(201, keyed.status());
        assertNotEquals(first, keyed.json().get("job_id").asText());
    }

    @Test
    void aJobThatHasEndedIsNoDuplicate() {
        String body = "{\"tickers\":[\"DEMO06\"],\"capital\":6000}";
        String first = analyze(app, body);
        app.ended(first);
        assertNotEquals(first, analyze(app, body));
    }

    @Test
    void ofEqualRequestsAtOnceOneMakesTheJob() throws Exception {
        Callable<Call.Answer> request =
                () -> idle.call().post("/analyze", "{\"tickers\":[\"DEMO07\"],\"capital\":7000}");
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Integer> statuses =
                    threads
                            .invokeAll(IntStream.range(0, 8).mapToObj(_ -> request).toList())
                            .stream()
                            .map(answer -> answer.resultNow().status())
                            .sorted()
                            .toList();
            assertEquals(List.of(200, 200, 200, 200, 200, 200, 200, 201), statuses);
        }
    }

    @Test
    void whatOlderClientsSendAndIsNotUsedIsSaid() {
        Call.Answer answer =
                idle.call()
                        .post(
                                "/analyze",
                                "{\"tickers\":[\"DEMO09\"],\"capital\":null,\"strategy_id\":5,\"use_demo_data\":true,\"force\":null}");
        assertEquals(201, answer.status(), answer.body());
        JsonNode warnings = answer.json().get("warnings");
        assertEquals(2, warnings.size());
        assertTrue(warnings.get(0).asText().startsWith("strategy_id is not used"));
        assertTrue(warnings.get(1).asText().startsWith("use_demo_data is not used"));
        Call.Answer quiet =
                idle.call()
                        .post(
                                "/analyze",
                                "{\"tickers\":[\"DEMO10\"],\"strategy_id\":null,\"use_demo_data\":false}");
        assertEquals(0, quiet.json().get("warnings").size());
        String job = quiet.json().get("job_id").asText();
        assertEquals(
                100_000,
                idle.call().get("/api/v1/jobs/" + job).json().at("/request/capital").asInt());
    }

    @Test
    void clientsThatWaitReadTheWarningsInAHeader() {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=20")
                        .post("/analyze", "{\"tickers\":[\"DEMO13\"],\"strategy_id\":\"5\"}");
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.header("X-Warnings").startsWith("strategy_id is not used"));
        assertEquals(1, answer.json().get("items").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"tickers\":[\"A\"],\"force\":\"yes\"} | /force | must be true or false, was"
                        + " \"yes\"",
                "{\"tickers\":[\"A\"],\"capital\":0} | /capital | must be 1 to 1,000,000,000,000,"
                        + " was 0",
                "{\"tickers\":[\"A\"],\"forse\":true} | /forse | is not a known field",
                "[1] | `` | the body must be a JSON object",
            })
    void badInputIsNamedByFieldRuleAndValue(String body, String pointer, String words) {
        Call.Answer answer = idle.call().post("/analyze", body);
        assertEquals(422, answer.status(), answer.body());
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText());
        assertTrue(answer.json().get("detail").asText().contains(words), answer.body());
    }

    @Test
    void anotherOwnersJobIsNoDuplicateAndNotShown() {
        try (KeyedApp keyed = new KeyedApp()) {
            String body = "{\"tickers\":[\"NOPE\"],\"capital\":9000}";
            String ann = keyed.secret("trader", "ann");
            String bob = keyed.secret("trader", "bob");
            Call.Answer first = keyed.with(ann).post("/analyze", body);
            Call.Answer other = keyed.with(bob).post("/analyze", body);
            assertEquals(201, first.status(), first.body());
            assertEquals(201, other.status(), other.body());
            String id = first.json().get("job_id").asText();
            assertEquals(404, keyed.with(bob).get("/status/" + id).status());
        }
    }

    private static String portfolio(TestApp service) {
        Call.Answer made =
                service.call()
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"older\",\"currency\":\"USD\",\"cash\":1000000}");
        assertTrue(made.status() == 201 || made.status() == 409, made.body());
        return "pf_1";
    }

    @Test
    void aPaperTradeIsAnOrderAndItsPriceALimit() {
        portfolio(app);
        Call.Answer placed =
                app.call()
                        .post(
                                "/api/paper-trades",
                                "{\"allow\":[\"synthetic\"],\"symbol\":\"DEMO01\",\"side\":\"BUY\",\"quantity\":10,\"entry_price\":50,\"stop_loss\":45,\"take_profit\":60,\"user_id\":\"local\"}");
        assertEquals(201, placed.status(), placed.body());
        JsonNode trade = placed.json();
        assertEquals("pending", trade.get("status").asText());
        assertTrue(trade.get("entry_price").isNull(), "nobody can state a fill");
        assertEquals(50, trade.get("limit_price").asInt());
        String id = trade.get("trade_id").asText();
        JsonNode order = app.call().get("/api/v1/orders/" + id).json();
        assertEquals("limit", order.get("type").asText());
        assertEquals(45, order.at("/bracket/stop/price").asInt());
        assertEquals(45, trade.get("stop_loss").asInt());
        assertEquals(60, trade.get("target").asInt());
        assertTrue(trade.get("trigger_price").isNull());
        assertEquals(id, app.call().get("/api/paper-trade/" + id).json().get("trade_id").asText());
        JsonNode all = app.call().get("/api/paper-trades?status=pending").json();
        assertTrue(all.get("count").asInt() >= 1);
        assertEquals(
                0, app.call().get("/api/paper-trades?user_id=another").json().get("count").asInt());

        JsonNode closed = app.call().post("/api/paper-trade/" + id + "/close", "").json();
        assertEquals("cancelled", closed.get("status").asText());
        Call.Answer another =
                app.call()
                        .post(
                                "/api/paper-trades",
                                "{\"symbol\":\"DEMO01\",\"side\":\"BUY\",\"quantity\":1,\"user_id\":\"another\"}");
        assertEquals(403, another.status(), another.body());
    }

    /// Without its price a limit would be a market order, and at another's name somebody else's.
    @Test
    void anOrderTypeWithoutItsPriceIsRefused() {
        portfolio(app);
        for (String wrong :
                List.of(
                        "\"order_type\":\"LIMIT\"",
                        "\"order_type\":\"SL\",\"price\":170",
                        "\"order_type\":\"SL-M\",\"price\":170,\"trigger_price\":170",
                        "\"order_type\":\"MARKET\",\"trigger_price\":170")) {
            for (String path : List.of("/api/paper-trades", "/strategies/st_1/orders")) {
                Call.Answer answer =
                        app.call()
                                .post(
                                        path,
                                        "{\"symbol\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,%s}"
                                                .formatted(wrong));
                assertEquals(422, answer.status(), wrong);
                assertTrue(answer.body().contains("order_type"), answer.body());
            }
        }
    }

    @Test
    void anOrderOfAnothersIsRefusedOnEachPath() {
        portfolio(app);
        String order =
                "{\"symbol\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,\"user_id\":\"another\"}";
        assertEquals(403, app.call().post("/strategies/st_1/orders", order).status());
        assertEquals(
                403,
                app.call()
                        .post(
                                "/api/close-position",
                                "{\"symbol\":\"DEMO01\",\"user_id\":\"another\"}")
                        .status());
        Call.Answer elsewhere =
                app.call()
                        .post(
                                "/strategies/st_1/orders",
                                "{\"symbol\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1,\"portfolio_id\":\"pf_9\"}");
        assertTrue(elsewhere.body().contains("/portfolio_id"), elsewhere.body());
        assertEquals(422, app.call().get("/api/paper-trades?status=weird").status());
    }

    /// With an alert there is: see OlderAlertsTest.
    @Test
    void aTradeOfAnAlertNeedsTheAlert() {
        portfolio(app);
        String path = "/api/paper-trade/execute-from-alert";
        Call.Answer unknown =
                app.call()
                        .post(
                                path,
                                "{\"alert_id\":17,\"allow\":[\"synthetic\"],\"symbol\":\"DEMO01\",\"signal\":\"buy\",\"shares\":1,\"stop\":1}");
        assertEquals(404, unknown.status(), unknown.body());
        assertEquals("unknown_alert", unknown.json().get("code").asText());
        Call.Answer without =
                app.call()
                        .post(
                                path,
                                "{\"allow\":[\"synthetic\"],\"symbol\":\"DEMO01\",\"side\":\"buy\",\"quantity\":1}");
        assertEquals(422, without.status());
        assertTrue(without.body().contains("/alert_id"), without.body());
        Call.Answer plain =
                app.call().post("/api/paper-trades", "{\"alert_id\":17,\"quantity\":1}");
        assertEquals(422, plain.status());
        assertTrue(plain.body().contains("/symbol"), plain.body());
    }

    @Test
    void aPositionIsClosedBySymbol() {
        portfolio(app);
        Call.Answer leg =
                app.call()
                        .post(
                                "/api/v1/strategies/st_1/legs",
                                "{\"ticker\":\"DEMO02\",\"quantity\":5,\"price\":20}");
        assertEquals(201, leg.status(), leg.body());
        JsonNode held = app.call().get("/strategies/st_1/instruments").json();
        assertEquals("DEMO02", held.at("/instruments/0/symbol").asText(), held.toString());
        Call.Answer closing = app.call().post("/api/close-position", "{\"symbol\":\"demo02\"}");
        assertEquals(201, closing.status(), closing.body());
        assertEquals("SELL", closing.json().get("side").asText());
        assertEquals(5, closing.json().get("quantity").asInt());
        assertEquals(
                404, app.call().post("/api/close-position", "{\"symbol\":\"DEMO03\"}").status());
        assertEquals(422, app.call().post("/api/close-position", "{}").status());
    }

    @Test
    void strategiesAreOnesOwn() {
        portfolio(app);
        JsonNode own = app.call().get("/strategies?user_id=local").json();
        assertEquals("st_1", own.at("/strategies/0/id").asText(), own.toString());
        assertEquals("local", own.at("/strategies/0/user_id").asText());
        assertEquals(0, app.call().get("/strategies?user_id=7").json().get("count").asInt());
        assertEquals(404, app.call().get("/strategies/st_99/m2m").status());
        JsonNode mark = app.call().get("/strategies/st_1/m2m").json();
        assertEquals(
                Set.of(
                        "strategy_id",
                        "m2m",
                        "realised_pnl",
                        "value",
                        "currency",
                        "marked_at",
                        "missing",
                        "note"),
                fields(mark));
        Call.Answer order =
                app.call()
                        .post(
                                "/strategies/st_1/orders",
                                "{\"allow\":[\"synthetic\"],\"instrument\":\"DEMO01\",\"transaction_type\":\"BUY\",\"quantity\":1,\"order_type\":\"SL\",\"price\":901,\"trigger_price\":900}");
        assertEquals(201, order.status(), order.body());
        String id = order.json().get("order_id").asText();
        assertEquals(
                "stop_limit", app.call().get("/api/v1/orders/" + id).json().get("type").asText());
        Call.Answer wrong =
                app.call()
                        .post(
                                "/strategies/st_1/orders",
                                "{\"instrument\":\"DEMO01\",\"side\":\"hold\"}");
        assertTrue(
                wrong.body().contains("/quantity") && wrong.body().contains("/side"), wrong.body());
    }

    @Test
    void figuresOfTradesSayHowManyThereAre() {
        portfolio(app);
        JsonNode stats = app.call().get("/api/trading-stats").json();
        assertTrue(stats.get("stats").isArray());
        Call.Answer csv = app.call().get("/api/export/trades");
        assertTrue(
                csv.body().startsWith("portfolio_id,strategy_id,symbol,side,quantity"), csv.body());
        JsonNode risk = app.call().get("/api/risk?portfolio_id=pf_1").json();
        assertEquals("pf_1", risk.get("portfolio").asText());
    }
}
