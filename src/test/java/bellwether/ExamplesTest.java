package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.market.feeds.PlayedProvider;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.openapi.Specification;
import bellwether.platform.http.openapi.Specification.Operation;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Does what the document's examples do, on the running service. Ids in examples stand for things
/// that are made first.
final class ExamplesTest {
    private static final Specification DOCUMENT = Specification.ours();
    private static final String JOB = "01a201b0-00d4-70c3-a03f-36adc52b2475";
    private static final String MASTER = "m".repeat(40);
    private static final String KEY = "01a201c0-00d4-70c3-a03f-36adc52b2475";
    private static final String IMPORT = "01a201d0-00d4-70c3-a03f-36adc52b2475";
    private static final String REFRESH = "01a201e0-00d4-70c3-a03f-36adc52b2475";
    private static final String CHANNEL = "01a201f0-00d4-40c3-a03f-36adc52b2475";
    private static final String NOTIFICATION = "01a20200-00d4-40c3-a03f-36adc52b2475";

    /// What a view shows is in its address, which the service does not read; files have the address
    /// of this very release: see PageServingTest.
    private static final List<String> PAGE =
            List.of(
                    "getPageView",
                    "getPageViewItem",
                    "getPageFile",
                    "getPageFolderFile",
                    "openShare");

    /// Only who reads the other end has the code; see ChannelsTest.
    ///
    /// What is explained, or has won, must be detected first; see OlderScansTest and
    /// OlderOutcomesTest. Alerts are made by bars and the clock; see AlertRulesTest and
    /// RuleSweepTest.
    ///
    /// A portfolio with open orders stays, nothing is held before a bar was matched, and no split
    /// is suspected; see PortfoliosTest.
    ///
    /// An example has no key that works, and so no session; what preferences a change is based on
    /// is in one of two headers; see SessionsTest and OwnerPreferencesTest.
    ///
    /// A model needs 631 sessions; see ModelsTest.
    private static final List<String> NEED_MORE =
            List.of(
                    "trainModel",
                    "trainOldModel",
                    "getModel",
                    "getModelImportance",
                    "getModelReliability",
                    "activateModel",
                    "retireModel",
                    // two analyses of a symbol: see AnalysisHistoryTest
                    "diffAnalyses",
                    "confirmChannel",
                    // addresses of this very release: see PageServingTest
                    "getPageFile",
                    "getPageFolderFile",
                    "createSession",
                    "deleteSession",
                    "endSession",
                    "putPreferences",
                    "deletePortfolio",
                    "closePosition",
                    "explainOldReasoning",
                    "logOldDetectionOutcome",
                    "dismissHold",
                    "closePaperTrade",
                    "closeOldPosition",
                    "getOldRisk",
                    "getOldRiskStatus",
                    "getAlert",
                    "explainAlert",
                    "acknowledgeAlert",
                    "acceptAlert",
                    "dismissAlert",
                    "snoozeAlert",
                    "handleAlertResponse",
                    "acknowledgeOldAlert",
                    "dismissOldAlert",
                    "dismissOldestAlert",
                    "explainOldAlert",
                    "executePaperTradeOfAlert");

    private static final String SCAN = "sn_1";
    private static final String DETECTION = "120345";
    private static final String BACKTEST = "01a22a00-00d4-70c3-a03f-36adc52b2475";
    private static final String UPLOAD = "an-upload";
    private static final String ANALYSIS = "an_4711";
    private static final String ACTION = "4712";
    private static final String PROFILE = "my-profile";
    private static final String STRATEGY = "st_12";
    private static final String SCREEN = "sc_12";
    private static final String SCREENED = "01a22b00-00d4-70c3-a03f-36adc52b2475";
    private static final String RULE = "rl_12";
    private static final String OUTCOME = "oc_3";
    private static final String DRILL = "01a22c00-00d4-70c3-a03f-36adc52b2475";
    private static final String WATCHLIST = "wl_3";
    private static final String COLLECTION = "wc_2";
    private static final String SHARE = "sh_3";
    private static final String SHARED = "3.1796635234.NbgG8lj8W51pa-IZksU8Tg";
    private static final String ENTRY = "je_3";

    /// What the renamed symbol was called.
    private static final String FORMER = "EXAMPLE";

    /// What only a job that has not ended, a key that works, or a thing that is still there allows;
    /// in an order in which each is allowed. In this order, and with the symbol named once more.
    private static final List<String> DELETES = List.of("deleteBars", "deleteSymbol");

    /// One never ends, the other is a WebSocket; `LiveTest` and `LiveSocketTest` call them.
    private static final List<String> STREAMS = List.of("streamEvents", "openSocketIo");

    private static final List<String> MOVES =
            List.of(
                    "retryJob",
                    "pauseJob",
                    "resumeJob",
                    "cancelJob",
                    "cancel",
                    "rotateKey",
                    "revokeKey",
                    "deleteAction",
                    "deleteProfile",
                    "deleteStrategy",
                    "deleteScreen",
                    "deleteScan",
                    "removeOldWatchlistItem",
                    "deleteOldCollection",
                    "deleteOldCollectionBelow",
                    "deleteWatchlist",
                    "deleteJournalEntry",
                    "deleteOldJournalEntry",
                    "deleteWatchlistCollection",
                    "revokeShare",
                    "replayNotification",
                    "testRule",
                    "deleteChannel",
                    "cancelOrder",
                    "haltPortfolio",
                    "resumePortfolio",
                    "pauseRule",
                    "resumeRule",
                    "snoozeRule",
                    "deleteRule");

    private static final PlayedProvider played = new PlayedProvider();
    private static TestApp app;
    private static TestApp idle;
    private static Map<String, String> made;
    private static Map<String, String> waiting;

    @BeforeAll
    static void start() {
        played.plays((head, out) ->
                out.write(
                        PlayedProvider.answer(
                                200,
                                "",
                                head.contains("/quote")
                                        ? "{\"c\":261.74,\"pc\":260.5,\"t\":%d}"
                                                .formatted(Instant.now().getEpochSecond())
                                        : "{\"s\":\"no_data\"}")));
        app = keyed(2);
        idle = keyed(0);
        made = things(app);
        waiting = things(idle);
        String job = "/api/v1/jobs/" + made.get(JOB);
        Waiting.until(() -> call(app).get(job).json().get("state").asText().equals("completed"));
        String screened = "/api/v1/jobs/" + made.get(SCREENED);
        Waiting.until(
                () -> call(app).get(screened).json().get("state").asText().equals("completed"));
        String drill = "/api/v1/jobs/" + made.get(DRILL);
        Waiting.until(() -> call(app).get(drill).json().get("state").asText().equals("completed"));
        String backtest = "/api/v1/jobs/" + made.get(BACKTEST);
        Waiting.until(
                () -> call(app).get(backtest).json().get("state").asText().equals("completed"));
        made.put(DETECTION, detection());
        made.put(ANALYSIS, call(app).get(job + "/results").json().at("/items/0/id").asText());
    }

    private static Map<String, String> things(TestApp service) {
        profile(service);
        Map<String, String> things = new HashMap<>();
        things.put(JOB, submit(service));
        things.put(BACKTEST, backtest(service));
        things.put(KEY, key(service));
        things.put(IMPORT, upload(service));
        things.put(ACTION, action(service));
        things.put(REFRESH, refresh(service));
        things.put(FORMER, "DEMO01");
        things.put(CHANNEL, channel(service));
        things.put(NOTIFICATION, notification(service, things.get(CHANNEL)));
        portfolio(service);
        pounds(service);
        things.put(STRATEGY, strategy(service));
        things.put(SCREEN, screen(service));
        things.put(SCREENED, screened(service));
        share(service, things);
        things.put(SCAN, scan(service));
        things.put(RULE, rule(service));
        things.put(OUTCOME, outcome(service));
        learner(service);
        things.put(DRILL, drill(service));
        things.put(ENTRY, entry(service));
        things.put("je_4", entry(service));
        things.put(COLLECTION, named(service, "/api/v1/watchlist-collections"));
        things.put(WATCHLIST, named(service, "/api/v1/watchlists"));
        for (String older : List.of("wl_4", "wl_5")) {
            things.put(older, named(service, "/api/v1/watchlists", older.replace('_', ' ')));
        }
        String entries = "/api/v1/watchlists/" + things.get(WATCHLIST) + "/entries";
        assertEquals(200, call(service).post(entries, "{\"add\":[\"DEMO02\"]}").status());
        return things;
    }

    private static String entry(TestApp service) {
        String body = "{\"ticker\":\"DEMO02\",\"text\":\"an example\"}";
        return call(service).post("/api/v1/journal", body).json().get("id").asText();
    }

    private static String screen(TestApp service) {
        String body = "{\"name\":\"an example\",\"q\":\"RSI_14 < 30\"}";
        return call(service).post("/api/v1/screens", body).json().get("id").asText();
    }

    private static void share(TestApp service, Map<String, String> things) {
        String body = "{\"screen\":\"%s\"}".formatted(things.get(SCREEN));
        Call.Answer made = call(service).post("/api/v1/shares", body);
        assertEquals(201, made.status(), made.body());
        things.put(SHARE, made.json().get("id").asText());
        things.put(SHARED, made.json().get("path").asText().substring("/s/".length()));
    }

    /// The id of a screen's job.
    private static String screened(TestApp service) {
        String body = "{\"q\":\"SMA_37 > 1\",\"universe\":{\"tickers\":[\"DEMO01\"]}}";
        return call(service).post("/api/v1/screen", body).json().get("id").asText();
    }

    /// An example says that DEMO01 is priced in pence; what holds it needs a rate from then on.
    private static void pounds(TestApp service) {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        for (int ago = 9; ago > 0; ago--) {
            csv.append(today.minusDays(ago)).append(",1.3,1.3,1.3,1.3,0\n");
        }
        Call.Answer stored =
                call(service)
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs("/api/v1/prices/import?ticker=GBPUSD=X", csv.toString());
        assertEquals(200, stored.status(), stored.body());
    }

    /// The first has the numbers of the examples.
    private static void portfolio(TestApp service) {
        String body = "{\"name\":\"an example\",\"currency\":\"USD\",\"cash\":1000000}";
        Call.Answer made = call(service).post("/api/v1/portfolios", body);
        assertEquals("pf_1", made.json().path("id").asText(), made.body());
        String order =
                "{\"allow\":[\"synthetic\"],\"ticker\":\"DEMO02\",\"side\":\"buy\",\"quantity\":1}";
        assertEquals(201, call(service).post("/api/v1/orders", order).status());
    }

    private static String strategy(TestApp service) {
        String body =
                """
                {"portfolio": "pf_1", "name": "an example",
                 "rules": {"name": "x", "long": {"enter": {"gt": ["close", "SMA_20"]}}}}
                """;
        return call(service).post("/api/v1/strategies", body).json().get("id").asText();
    }

    private static String outcome(TestApp service) {
        String body =
                """
                {"ticker": "EXAMPLES", "side": "buy", "entry": 10, "exit": 11,
                 "opened_at": "2026-05-04", "closed_at": "2026-05-05"}
                """;
        return call(service).post("/api/v1/outcomes", body).json().get("id").asText();
    }

    /// By the name and with the row of the examples.
    private static void learner(TestApp service) {
        String body = "{\"id\":\"ACME-2026-11-30\",\"features\":{\"gap\":0.012,\"rsi\":61.5}}";
        Call.Answer made = call(service).post("/api/v1/learners/breakouts/predict", body);
        assertEquals(200, made.status(), made.body());
    }

    private static String scan(TestApp service) {
        String body = "{\"name\":\"an example\",\"universe\":{\"tickers\":[\"DEMO03\"]}}";
        return call(service).post("/api/v1/scans", body).json().get("id").asText();
    }

    /// What the first sweep finds.
    private static String detection() {
        Waiting.until(() -> !call(app).get("/api/v1/detections").json().get("items").isEmpty());
        return call(app).get("/api/v1/detections").json().at("/items/0/id").asText();
    }

    private static String rule(TestApp service) {
        String body =
                """
                {"name": "an example", "when": "RSI_14 < 30", "universe": {"tickers": ["DEMO03"]}}
                """;
        return call(service).post("/api/v1/rules", body).json().get("id").asText();
    }

    /// The id of its job.
    private static String drill(TestApp service) {
        String body =
                """
                {"when": "RSI_14 < 30", "universe": {"tickers": ["DEMO03", "DEMO04"]}}
                """;
        return call(service).post("/api/v1/rules/drill", body).json().get("id").asText();
    }

    /// By the name that examples know.
    private static String named(TestApp service, String path) {
        return named(service, path, "Tech");
    }

    private static String named(TestApp service, String path, String name) {
        return call(service)
                .post(path, "{\"name\":\"%s\"}".formatted(name))
                .json()
                .get("id")
                .asText();
    }

    /// By its name.
    private static void profile(TestApp service) {
        String body = "{\"name\":\"%s\"}".formatted(PROFILE);
        assertEquals(201, call(service).post("/api/v1/profiles", body).status());
    }

    /// The id of an import's job.
    private static String upload(TestApp service) {
        return call(service)
                .header("Content-Type", "text/csv")
                .header("Idempotency-Key", UPLOAD)
                .header("Prefer", "respond-async")
                .postAs(
                        "/api/v1/prices/import?ticker=UPLOADED",
                        "date,open,high,low,close,volume\n2024-01-02,10,12,9,11,100\n")
                .json()
                .get("id")
                .asText();
    }

    private static String channel(TestApp service) {
        String body =
                "{\"kind\":\"webhook\",\"name\":\"an"
                        + " example\",\"address\":{\"url\":\"https://hooks.example.com/x\"}}";
        return call(service).post("/api/v1/channels", body).json().get("id").asText();
    }

    /// One that has ended, because its channel was off for a moment.
    private static String notification(TestApp service, String channel) {
        String path = "/api/v1/channels/" + channel;
        String id = call(service).post(path + "/test", "").json().get("notification").asText();
        patch(service, path, "{\"state\":\"off\"}");
        patch(service, path, "{\"state\":\"ready\"}");
        return id;
    }

    private static void patch(TestApp service, String path, String body) {
        Call.Answer answer =
                call(service)
                        .header("Content-Type", "application/json")
                        .send("PATCH", path, BodyPublishers.ofString(body));
        assertEquals(200, answer.status(), answer.body());
    }

    private static String action(TestApp service) {
        String body = "{\"kind\":\"dividend\",\"ex_date\":\"2022-06-01\",\"amount\":1}";
        return call(service)
                .post("/api/v1/stocks/DEMO01/actions", body)
                .json()
                .at("/items/0/id")
                .asText();
    }

    private static String refresh(TestApp service) {
        return call(service)
                .post("/api/v1/refresh", "{\"tickers\":[\"DEMO01\"]}")
                .json()
                .get("id")
                .asText();
    }

    private static TestApp keyed(int workers) {
        return new TestApp(
                workers,
                Optional.of(MASTER),
                TestApp.Databases.at(TestDatabase.createMigrated()).asking(played.url()),
                InstantSource.system(),
                new PrintStream(OutputStream.nullOutputStream()));
    }

    private static Call call(TestApp service) {
        return service.call().header("X-API-Key", MASTER);
    }

    private static String submit(TestApp service) {
        String body = "{\"tickers\":[\"DEMO01\",\"DEMO02\",\"NOPE\"],\"capital\":100000}";
        return call(service).post("/api/v1/analyses", body).json().get("id").asText();
    }

    private static String backtest(TestApp service) {
        String body = "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO09\"]}";
        return call(service).post("/api/v1/backtests", body).json().get("id").asText();
    }

    private static String key(TestApp service) {
        String body = "{\"name\":\"an example\",\"role\":\"reader\"}";
        return call(service).post("/api/v1/keys", body).json().get("id").asText();
    }

    @AfterAll
    static void stop() {
        app.close();
        idle.close();
        played.close();
    }

    @Test
    void everyOperationsExampleIsAnsweredAsDocumented() {
        for (Operation operation : DOCUMENT.operations()) {
            if (!MOVES.contains(operation.name())
                    && !DELETES.contains(operation.name())
                    && !STREAMS.contains(operation.name())
                    && !NEED_MORE.contains(operation.name())) {
                run(operation, app, made);
            }
        }
    }

    @Test
    void whatMovesAJobDoesSo() {
        for (String move : MOVES) {
            Operation operation =
                    DOCUMENT.operations().stream()
                            .filter(one -> one.name().equals(move))
                            .findFirst()
                            .orElseThrow();
            if (move.equals("cancel")) {
                run(operation, idle, Map.of(JOB, submit(idle)));
            } else {
                run(operation, idle, waiting);
            }
        }
    }

    @Test
    void whatDeletesPricesDoesSo() {
        try (TestApp spare = keyed(0)) {
            for (String name : DELETES) {
                Operation operation =
                        DOCUMENT.operations().stream()
                                .filter(one -> one.name().equals(name))
                                .findFirst()
                                .orElseThrow();
                assertSuccess(
                        operation,
                        Example.send(
                                call(spare),
                                operation,
                                waiting,
                                Map.of("confirm", "DEMO01"),
                                "",
                                ""));
            }
        }
    }

    @Test
    void noOperationTakesAParameterThatItDoesNotName() {
        for (Operation operation : DOCUMENT.operations()) {
            if (PAGE.contains(operation.name())) {
                continue;
            }
            Call.Answer answer = sendFirst(operation, Map.of("surprise", "1"));
            assertEquals(422, answer.status(), operation.name());
            assertEquals("?surprise", answer.json().at("/errors/0/pointer").asText());
        }
    }

    @Test
    void everyNumberInAQueryHasTheBoundsThatAreDocumented() {
        int looked = 0;
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode reference : operation.node().path("parameters")) {
                JsonNode parameter = DOCUMENT.resolve(reference);
                JsonNode schema = DOCUMENT.resolve(parameter.get("schema"));
                if (parameter.get("in").asText().equals("query")
                        && schema.path("type").asText().equals("integer")) {
                    String name = parameter.get("name").asText();
                    if (schema.has("enum")) {
                        assertEquals(422, with(operation, name, 6));
                        continue;
                    }
                    long least = schema.get("minimum").asLong();
                    long most = schema.get("maximum").asLong();
                    assertEquals(422, with(operation, name, least - 1));
                    assertEquals(200, with(operation, name, least));
                    // a run of this number is allowed, and not there
                    int allowed = name.equals("run") ? 404 : 200;
                    assertTrue(List.of(200, allowed).contains(with(operation, name, most)));
                    assertEquals(422, with(operation, name, most + 1));
                    looked++;
                }
            }
        }
        assertTrue(looked >= 5, "only " + looked);
    }

    private static int with(Operation operation, String parameter, long value) {
        return sendFirst(operation, Map.of(parameter, Long.toString(value))).status();
    }

    /// With the first example of a body, and these parameters besides.
    private static Call.Answer sendFirst(Operation operation, Map<String, String> parameters) {
        JsonNode content = DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
        if (content.isMissingNode()) {
            return Example.send(call(app), operation, made, parameters, "", "");
        }
        var media = content.properties().iterator().next();
        JsonNode example = Example.all(media.getValue()).getFirst();
        return Example.send(
                call(app), operation, made, parameters, media.getKey(), Example.text(example));
    }

    @Test
    void everyExampleOfAnAnswerFitsItsSchema() {
        List<String> faults = new ArrayList<>();
        int looked = 0;
        for (Operation operation : DOCUMENT.operations()) {
            for (JsonNode reference : operation.node().get("responses")) {
                for (var media : DOCUMENT.resolve(reference).path("content").properties()) {
                    for (JsonNode example : Example.all(media.getValue())) {
                        looked++;
                        DOCUMENT.faults(media.getValue().get("schema"), example)
                                .forEach(fault -> faults.add(operation.name() + ": " + fault));
                    }
                }
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(looked > 100, "only " + looked);
    }

    @Test
    void everyAnswerInJsonHasAnExample() {
        List<String> lacking = new ArrayList<>();
        for (Operation operation : DOCUMENT.operations()) {
            for (var answer : operation.node().get("responses").properties()) {
                JsonNode media =
                        DOCUMENT.resolve(answer.getValue())
                                .path("content")
                                .path("application/json");
                boolean isWholeDocument = operation.name().startsWith("getOpenApi");
                if (!media.isMissingNode() && !isWholeDocument && Example.all(media).isEmpty()) {
                    lacking.add(operation.name() + " " + answer.getKey());
                }
            }
        }
        assertEquals(List.of(), lacking);
    }

    /// Once with each example of a body; the answer must be one of success. The client checks that
    /// it is documented and fits.
    private static void run(Operation operation, TestApp service, Map<String, String> things) {
        JsonNode content = DOCUMENT.resolve(operation.node().path("requestBody")).path("content");
        if (content.isMissingNode()) {
            assertSuccess(
                    operation,
                    Example.send(call(service), operation, things, needed(operation), "", ""));
            return;
        }
        int sent = 0;
        for (var media : content.properties()) {
            for (JsonNode example : Example.all(media.getValue())) {
                assertSuccess(
                        operation,
                        Example.send(
                                call(service),
                                operation,
                                things,
                                Map.of(),
                                media.getKey(),
                                Example.text(example)));
                sent++;
            }
        }
        assertTrue(sent > 0, operation.name() + " has no example of a body");
    }

    /// What an example leaves out, as it should be said knowingly: that bars stay with a symbol.
    private static Map<String, String> needed(Operation operation) {
        return operation.name().equals("takeRenameBack") ? Map.of("keep_bars", "true") : Map.of();
    }

    /// What a service without a past cannot say yet, and what none will ever say.
    private static final Map<String, Integer> REFUSED =
            Map.of(
                    "getPortfolioForecast", 422,
                    "getOldForecast", 422,
                    "getOldDeepDetect", 410,
                    "makeOldDeepDetect", 410,
                    "getOldAction", 410,
                    "makeOldAction", 410,
                    "getOldSentiment", 410,
                    "getOldSymbolSentiment", 410);

    private static void assertSuccess(Operation operation, Call.Answer answer) {
        Integer refused = REFUSED.get(operation.name());
        if (refused != null) {
            assertEquals(refused, answer.status(), operation.name() + ": " + answer.body());
            return;
        }
        assertEquals(2, answer.status() / 100, operation.name() + ": " + answer.body());
    }
}
