package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What backtests refuse, with the place, the rule and the value; and what other owners see.
final class BacktestRefusalsTest {
    private static final String OVER = "'tickers':['DEMO01']";
    private static final String CROSS = "'builtin':'golden_cross'";

    private static TestApp app;
    private static BacktestCalls calls;

    /// @param says a part of the detail
    private record Wrong(String body, String code, String pointer, String says) {}

    private static final List<Wrong> BODIES =
            List.of(
                    wrong("", "/rules", "exactly one of rules, builtin and strategy"),
                    wrong("", "/tickers", "send one of tickers, universe and watchlist"),
                    wrong(CROSS + ",'rules':{}," + OVER, "/rules", "2 were sent"),
                    wrong(CROSS + ",'surprise':1," + OVER, "/surprise", ""),
                    wrong(
                            CROSS + ",'tickers':['DEMO01'],'universe':'all'",
                            "/tickers",
                            "one of tickers, universe and watchlist"),
                    wrong(CROSS + ",'tickers':['DEMO01','NOPE']", "/tickers/1", "\"NOPE\""),
                    wrong(CROSS + ",'tickers':['a b']", "/tickers/0", "a b"),
                    wrong(CROSS + ",'tickers':[null]", "/tickers/0", "null"),
                    wrong(CROSS + ",'tickers':[]", "/tickers", "1 to 10,000"),
                    wrong(CROSS + ",'universe':'some'", "/universe", "\"all\""),
                    wrong(CROSS + ",'from':'soon'," + OVER, "/from", "2024-01-31"),
                    wrong(
                            CROSS + ",'from':'2024-02-01','to':'2024-01-01'," + OVER,
                            "/from",
                            "2024-01-01"),
                    wrong(CROSS + ",'benchmark':'NOPE'," + OVER, "/benchmark", "\"NOPE\""),
                    wrong(CROSS + ",'cash':0," + OVER, "/cash", "was 0"),
                    wrong(CROSS + ",'cash':'much'," + OVER, "/cash", "much"),
                    wrong(CROSS + ",'risk_free':3," + OVER, "/risk_free", "0.03 means 3 %"),
                    wrong(CROSS + ",'kind':'sweeps'," + OVER, "/kind", "sweep"),
                    wrong(CROSS + ",'kind':'sweep'," + OVER, "/kind", "list several values"),
                    wrong(
                            CROSS + ",'kind':'single','params':{'fast':[5,9]}," + OVER,
                            "/kind",
                            "2 combinations"),
                    wrong(
                            CROSS + ",'kind':'single','portfolio':{}," + OVER,
                            "/portfolio",
                            "portfolio"),
                    wrong(
                            CROSS + ",'portfolio':{'max_positions':0}," + OVER,
                            "/portfolio/max_positions",
                            "1 to 1,000"),
                    wrong(
                            CROSS + ",'portfolio':{'rebalance':{}}," + OVER,
                            "/portfolio/rebalance/every",
                            "week"),
                    wrong(CROSS + ",'search':{'train':252}," + OVER, "/search", "walk_forward"),
                    wrong(
                            CROSS
                                    + ",'params':{'fast':[5,9]},'search':{'objective':'sharp'},"
                                    + OVER,
                            "/search/objective",
                            "sharpe"),
                    wrong(
                            CROSS + ",'params':{'fast':[5,9]},'search':{'sample':0}," + OVER,
                            "/search/sample",
                            "1 to 10,000"),
                    wrong(
                            CROSS + ",'execution':{'limit':'soft'}," + OVER,
                            "/execution/limit",
                            "through"),
                    wrong(
                            CROSS + ",'execution':{'volume_share':2}," + OVER,
                            "/execution/volume_share",
                            "0 to 1"),
                    wrong(CROSS + ",'name':''," + OVER, "/name", "1 to 100"),
                    wrong(
                            "'rules':{'name':'x','long':{'enter':{'gt':['close',1]}}},'params':{'a':[1]},"
                                    + OVER,
                            "/params",
                            "builtin only"),
                    new Wrong(
                            "{%s,'params':{'fast':[1]},%s}".formatted(CROSS, OVER),
                            "bad_rule",
                            "/params",
                            "2 to 1000"),
                    named("'builtin':'golden_cros'," + OVER, "/builtin", "golden_cross"),
                    named("'strategy':'st_99'," + OVER, "/strategy", "GET /api/v1/strategies"),
                    rule("'name':'x'", "/rules/long", "is required"),
                    rule("'long':{'enter':{'gt':['close',1]}}", "/rules/name", ""),
                    rule("'name':'x','long':{}", "/rules/long/enter", ""),
                    rule(
                            "'name':'x','long':{'enter':{'gt':['close','SMMA_20']}}",
                            "/rules/long/enter/gt/1",
                            "SMMA_20"),
                    rule(
                            "'name':'x','long':{'enter':{'greater':['close',1]}}",
                            "/rules/long/enter/greater",
                            "no test is called"),
                    rule(
                            "'name':'x','timeframe':'1wk','long':{'enter':{'gt':['close',1]}}",
                            "/rules/timeframe",
                            "SMA_20@1wk"),
                    rule(
                            "'name':'x','detail_timeframe':'2h','long':{'enter':{'gt':['close',1]}}",
                            "/rules/detail_timeframe",
                            "must be one of 1m, 5m, 15m, 1h, was 2h"),
                    rule(
                            "'name':'x','detail_timeframe':'1wk','long':{'enter':{'gt':['close',1]}}",
                            "/rules/detail_timeframe",
                            "must be"),
                    rule(
                            "'name':'x','params':{'a':[1]},'long':{'enter':{'gt':['close',1]}}",
                            "/rules/params/a",
                            "used nowhere"),
                    rule(
                            "'name':'x','params':{'a':7},'long':{'enter':{'gt':['close','{a}']}}",
                            "/rules/params/a",
                            "list of numbers"),
                    rule(
                            "'name':'x','long':{'enter':{'gt':['close','{a}']}}",
                            "/rules/long/enter/gt/1",
                            "a"),
                    rule(
                            "'name':'x','long':{'enter':{'gt':['close',1]},'size':{'risk_percent':1}}",
                            "/rules/long/size/risk_percent",
                            "stop"),
                    rule(
                            "'name':'x','long':{'enter':{'gt':['close',1]},'stop':{'percent':-5}}",
                            "/rules/long/stop/percent",
                            "-5"));

    private static Wrong wrong(String fields, String pointer, String says) {
        return new Wrong("{%s}".formatted(fields), "invalid_request", pointer, says);
    }

    private static Wrong named(String fields, String pointer, String says) {
        return new Wrong("{%s}".formatted(fields), "unknown_name", pointer, says);
    }

    private static Wrong rule(String fields, String pointer, String says) {
        return new Wrong("{'rules':{%s},%s}".formatted(fields, OVER), "bad_rule", pointer, says);
    }

    @BeforeAll
    static void start() {
        app = new TestApp();
        calls = BacktestCalls.of(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer post(String path, String body) {
        return app.call().post(path, body.replace('\'', '"'));
    }

    @Test
    void everyWrongBodyIsRefusedWithItsPlaceRuleAndValue() {
        List<String> failed = new ArrayList<>();
        for (Wrong wrong : BODIES) {
            Call.Answer answer = post(BacktestCalls.ALL, wrong.body());
            boolean named = false;
            for (JsonNode fault : answer.json().path("errors")) {
                named |=
                        fault.get("pointer").asText().equals(wrong.pointer())
                                && fault.get("detail").asText().contains(wrong.says());
            }
            if (answer.status() != 422
                    || !answer.json().get("code").asText().equals(wrong.code())
                    || !named) {
                failed.add(wrong + " -> " + answer.body());
            }
        }
        assertEquals("", String.join("\n", failed));
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        JsonNode answer =
                post(BacktestCalls.ALL, "{%s,'cash':0,'from':'soon','extra':1}".formatted(CROSS))
                        .json();
        List<String> pointers = new ArrayList<>();
        answer.get("errors").forEach(fault -> pointers.add(fault.get("pointer").asText()));
        assertTrue(
                pointers.containsAll(List.of("/cash", "/from", "/tickers", "/extra")),
                pointers.toString());
    }

    @Test
    void comparedRulesAreNamedByTheirPlace() {
        String path = BacktestCalls.ALL + "/compare";
        for (String[] each :
                List.of(
                        new String[] {"{'compare':[{%s}],%s}", "/compare"},
                        new String[] {
                            "{'compare':[{%s},{'builtin':'x'}],%s}", "/compare/1/builtin"
                        },
                        new String[] {"{'compare':[{%s},7],%s}", "/compare/1"},
                        new String[] {"{'compare':[{%s},{}],%s}", "/compare/1/rules"})) {
            Call.Answer answer = post(path, each[0].formatted(CROSS, OVER));
            assertEquals(422, answer.status(), answer.body());
            assertEquals(each[1], answer.json().at("/errors/0/pointer").asText(), answer.body());
        }
    }

    @Test
    void tooManyCombinationsAreCounted() {
        String values =
                IntStream.rangeClosed(2, 101)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(","));
        Call.Answer answer =
                post(
                        BacktestCalls.ALL,
                        "{%s,'params':{'fast':[%s],'slow':[%s]},'universe':'synthetic'}"
                                .formatted(CROSS, values, values));
        assertEquals(422, answer.status(), answer.body());
        assertEquals("too_many_combinations", answer.json().get("code").asText());
        assertTrue(answer.json().get("detail").asText().contains("search.sample"));
    }

    private static void prices(String query, String csv) {
        Call.Answer stored =
                app.call()
                        .header("Content-Type", "text/csv")
                        .header("Prefer", "wait=10")
                        .postAs("/api/v1/prices/import?source=test&" + query, csv);
        assertEquals(200, stored.status(), stored.body());
    }

    @Test
    void aSymbolThatCannotBeRunFailsAsAnItem() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 10; day < 20; day++) {
            csv.append("2024-01-").append(day).append(",10,12,9,11,100\n");
        }
        prices("ticker=SHORT", csv.toString());
        JsonNode job = calls.run("{%s,'tickers':['DEMO01','SHORT']}".formatted(CROSS));
        assertEquals(1, job.get("runs").size());
        assertEquals(1, job.get("failed").asInt());
        assertEquals("warm_up_longer_than_history", job.at("/failure_reasons/0/code").asText());
        String message = job.at("/failure_reasons/0/examples/0/message").asText();
        assertTrue(message.contains("10 bars") && message.contains("needs 51"), message);
        JsonNode before = calls.run("{%s,%s,'to':'1990-01-01'}".formatted(CROSS, OVER));
        assertEquals("no_bars", before.at("/failure_reasons/0/code").asText(), before.toString());
    }

    @Test
    void aPortfolioHasOneCurrency() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 1; day < 29; day++) {
            csv.append("2024-02-%02d,10,12,9,11,100\n".formatted(day));
        }
        prices("ticker=EURO.DE", csv.toString());
        JsonNode job =
                calls.run(
                        "{'rules':{'name':'x','long':{'enter':{'gt':['close','SMA_2']}}},'tickers':['DEMO01','EURO.DE'],'portfolio':{}}");
        assertEquals("currency_mixed", job.at("/failure_reasons/0/code").asText(), job.toString());
    }

    @Test
    void otherOwnersAndRolesSeeNothing() {
        try (KeyedApp keyed = new KeyedApp()) {
            String ann = keyed.secret("trader", "ann");
            String bob = keyed.secret("trader", "bob");
            String reader = keyed.secret("reader", "ann");
            BacktestCalls hers = new BacktestCalls(() -> keyed.with(ann));
            String id = hers.run("{%s,%s}".formatted(CROSS, OVER)).get("id").asText();
            String missing = UUID.randomUUID().toString();
            for (String part :
                    List.of(
                            "",
                            "/runs",
                            "/trades",
                            "/orders",
                            "/equity",
                            "/grid",
                            "/windows",
                            "/findings",
                            "/report.html",
                            "/trades?format=csv")) {
                String path = BacktestCalls.ALL + "/%s" + part;
                assertEquals(200, keyed.with(reader).get(path.formatted(id)).status(), part);
                Call.Answer foreign = keyed.with(bob).get(path.formatted(id));
                Call.Answer none = keyed.with(bob).get(path.formatted(missing));
                assertEquals(404, foreign.status(), part);
                assertEquals("unknown_backtest", foreign.json().get("code").asText());
                assertEquals(
                        none.json().get("detail").asText().replace(missing, id),
                        foreign.json().get("detail").asText());
            }
            String body = "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]}";
            assertEquals(403, keyed.with(reader).post(BacktestCalls.ALL, body).status());
            assertEquals(0, keyed.with(bob).get(BacktestCalls.ALL).json().get("items").size());
            assertEquals(
                    0,
                    keyed.with(bob).get(BacktestCalls.ALL + "/trials").json().get("items").size());
        }
    }

    @Test
    void whatIsNotThereYetIsSaid() {
        try (TestApp idle = new TestApp(0)) {
            JsonNode job =
                    BacktestCalls.of(idle)
                            .submit(BacktestCalls.ALL, "{%s,%s}".formatted(CROSS, OVER));
            String path = BacktestCalls.ALL + "/" + job.get("id").asText();
            Call.Answer report = idle.call().get(path + "/report.html");
            assertEquals(409, report.status());
            assertEquals("not_completed", report.json().get("code").asText());
            Call.Answer equity = idle.call().get(path + "/equity");
            assertEquals("unknown_run", equity.json().get("code").asText());
            assertEquals(0, idle.call().get(path).json().get("runs").size());
            assertTrue(idle.call().get(path).json().get("fingerprint").isNull());
        }
    }
}
