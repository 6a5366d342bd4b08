package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import bellwether.platform.parquet.DuckDb;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Each kind of backtest over HTTP, and each list of it in each form.
final class BacktestRoutesTest {
    private static final String CROSS =
            "'builtin':'golden_cross','tickers':['DEMO01','DEMO02'],'costs':'generic'";

    private static TestApp app;
    private static BacktestCalls calls;
    private static JsonNode single;
    private static JsonNode sweep;

    @TempDir Path folder;

    @BeforeAll
    static void start() {
        app = new TestApp();
        calls = BacktestCalls.of(app);
        single = calls.run("{%s}".formatted(CROSS));
        sweep = calls.run("{%s,'params':{'fast':[10,20],'slow':[30,50,100]}}".formatted(CROSS));
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static String id(JsonNode backtest) {
        return backtest.get("id").asText();
    }

    private static String path(JsonNode backtest, String part) {
        return "/" + id(backtest) + part;
    }

    @Test
    void aSingleRunShowsWhatItIsComparedWith() {
        assertEquals("completed", single.get("state").asText());
        assertEquals("single", single.at("/request/kind").asText());
        assertEquals(2, single.get("runs").size());
        JsonNode run = calls.get(path(single, "/runs")).at("/items/0");
        assertEquals("DEMO01", run.get("ticker").asText());
        assertEquals(run.at("/figures/trades").asInt(), run.at("/metrics/trades/count").asInt());
        assertEquals("hold", run.at("/doubts/baselines/0/name").asText());
        assertEquals(1000, run.at("/doubts/chance/draws").asInt());
        assertEquals(2, run.at("/doubts/evidence/deflated").size());
        assertTrue(run.get("times_true").size() >= 2, run.get("times_true").toString());
        assertEquals("generic", run.at("/prices/costs").asText());
        assertTrue(run.at("/prices/synthetic").asBoolean());
        assertTrue(run.at("/metrics/costs/total").asDouble() > 0);
    }

    @Test
    void oneRunIsListedByItsNumber() {
        JsonNode runs = calls.get(path(single, "/runs?run=1"));
        assertEquals(1, runs.get("items").size());
        assertEquals("DEMO02", runs.at("/items/0/ticker").asText());
        assertTrue(runs.get("next").isNull());
        Call.Answer none = app.call().get(BacktestCalls.ALL + path(single, "/runs?run=2"));
        assertEquals(404, none.status(), none.body());
        assertEquals("unknown_run", none.json().get("code").asText());
    }

    @Test
    void aConditionInWordsIsRunAsTheSameInJson() {
        String rest = "'tickers':['DEMO01'],'costs':'generic','search':{'objective':'sharpe'}}";
        JsonNode text =
                calls.run(
                        "{'rules':{'name':'x','params':{'fast':[10,20],'slow':[50,100]},'long':{'enter':'SMA_{fast}"
                                + " crosses above SMA_{slow}','exit':'SMA_{fast} crosses below"
                                + " SMA_{slow}'}},"
                                + rest);
        JsonNode objects =
                calls.run(
                        "{'rules':{'name':'x','params':{'fast':[10,20],'slow':[50,100]},'long':{'enter':{'crosses_above':['SMA_{fast}','SMA_{slow}']},'exit':{'crosses_below':['SMA_{fast}','SMA_{slow}']}}},"
                                + rest);
        assertEquals(4, text.at("/sweep/combinations").asInt());
        assertEquals(objects.get("sweep"), text.get("sweep"));
    }

    @Test
    void theAnswerToPreferIsTheWholeBacktest() {
        Call.Answer answer =
                app.call()
                        .header("Prefer", "wait=20")
                        .post(
                                BacktestCalls.ALL,
                                "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO03\"]}");
        assertEquals(200, answer.status(), answer.body());
        assertEquals("DEMO03", answer.json().at("/runs/0/ticker").asText());
    }

    @Test
    void listsAreWholePageByPage() {
        for (String part : List.of("/trades", "/orders", "/equity", "/runs")) {
            List<JsonNode> some = calls.all(path(single, part), part.equals("/equity") ? 200 : 3);
            List<JsonNode> most = calls.all(path(single, part), 200);
            assertEquals(most, some, part);
            assertTrue(most.size() > 1, part);
        }
        assertEquals(calls.all(path(sweep, "/grid"), 200), calls.all(path(sweep, "/grid"), 5));
        assertEquals(12, calls.all(path(sweep, "/grid"), 5).size());
    }

    @Test
    void tradesAreOfTheRunThatIsNamedAndAddUp() {
        for (JsonNode run : calls.get(path(single, "/runs")).get("items")) {
            List<JsonNode> trades =
                    calls.all(path(single, "/trades?run=" + run.get("run").asInt()), 200);
            assertEquals(run.at("/metrics/trades/count").asInt(), trades.size());
            BigDecimal net = BigDecimal.ZERO;
            for (JsonNode trade : trades) {
                assertEquals(run.get("ticker"), trade.get("ticker"));
                assertEquals("long", trade.get("direction").asText());
                assertEquals(
                        0,
                        trade.at("/result/net")
                                .decimalValue()
                                .compareTo(
                                        trade.at("/result/gross")
                                                .decimalValue()
                                                .subtract(
                                                        trade.at("/result/costs").decimalValue())));
                net = net.add(trade.at("/result/net").decimalValue());
            }
            double expected = 0;
            for (JsonNode group : run.at("/metrics/trades/groups")) {
                expected +=
                        group.get("by").asText().equals("exit") ? group.get("net").asDouble() : 0;
            }
            assertEquals(expected, net.doubleValue(), 0.05);
        }
    }

    @Test
    void eachTradeHasTheOrdersThatMadeIt() {
        List<JsonNode> trades = calls.all(path(single, "/trades?run=0"), 200);
        List<JsonNode> orders = calls.all(path(single, "/orders?run=0"), 200);
        long entries =
                orders.stream()
                        .filter(order -> order.get("purpose").asText().equals("entry"))
                        .filter(order -> order.at("/outcome/state").asText().equals("filled"))
                        .count();
        assertTrue(entries == trades.size() || entries == trades.size() + 1, orders.toString());
        for (int i = 0; i < trades.size(); i++) {
            JsonNode trade = trades.get(i);
            JsonNode entry = orders.get(2 * i);
            JsonNode exit = orders.get(2 * i + 1);
            assertEquals("buy entry", words(entry));
            assertEquals("sell signal", words(exit));
            assertEquals(trade.get("quantity"), entry.at("/outcome/filled"));
            assertTrue(
                    entry.get("decided").asText().compareTo(trade.at("/entry/date").asText()) < 0,
                    "decided at a close, filled at the next open");
        }
    }

    private static String words(JsonNode order) {
        return order.get("side").asText() + " " + order.get("purpose").asText();
    }

    @Test
    void tablesHaveWhatJsonHas() throws Exception {
        for (String part : List.of("trades", "orders", "equity", "grid", "findings")) {
            JsonNode of = part.equals("grid") ? sweep : single;
            int rows = calls.all(path(of, "/" + part), 200).size();
            String csv =
                    app.call().get(BacktestCalls.ALL + path(of, "/" + part + "?format=csv")).body();
            assertEquals(rows + 1, csv.lines().count(), part);
            Path file = folder.resolve(part + ".parquet");
            Files.write(file, bytes(path(of, "/" + part + "?format=parquet")));
            assertEquals(
                    List.of(String.valueOf(rows)),
                    DuckDb.rows(file, "select count(*) from FILE"),
                    part);
        }
        String accepted =
                app.call()
                        .header("Accept", "text/csv")
                        .get(BacktestCalls.ALL + path(single, "/trades"))
                        .body();
        assertTrue(accepted.startsWith("run,ticker,direction,quantity,entry_on"), accepted);
    }

    private static byte[] bytes(String path) throws Exception {
        URI address =
                URI.create(
                        "http://127.0.0.1:%d%s%s".formatted(app.port(), BacktestCalls.ALL, path));
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray())
                .body();
    }

    @Test
    void aSweepRanksAllCombinations() {
        assertEquals(6, sweep.at("/sweep/combinations").asInt());
        assertEquals("none", sweep.at("/sweep/heat_map/others").asText());
        double last = Double.POSITIVE_INFINITY;
        for (JsonNode best : sweep.at("/sweep/best")) {
            assertTrue(best.get("objective").asDouble() <= last);
            last = best.get("objective").asDouble();
        }
        Call.Answer all = app.call().get(BacktestCalls.ALL + path(sweep, "/trades"));
        assertEquals(422, all.status(), all.body());
        assertEquals("?run", all.json().at("/errors/0/pointer").asText());
        for (JsonNode point : calls.all(path(sweep, "/grid"), 200).subList(0, 2)) {
            int run = point.get("run").asInt();
            assertEquals(
                    point.get("trades").asInt(),
                    calls.all(path(sweep, "/trades?run=" + run), 200).size());
            assertTrue(calls.all(path(sweep, "/equity?run=" + run), 200).size() > 500);
        }
    }

    /// The best over all symbols, which need not be the best of any of them.
    @Test
    void theBestCombinationOfASweepIsCompared() {
        JsonNode three =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01','DEMO02','DEMO03'],'params':{'fast':[5,10,15,20],'slow':[30,40,60,100]}}");
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'backtest':'%s'},{'builtin':'rsi_reversion'}]}"
                                .formatted(id(three)));
        JsonNode best = three.at("/sweep/best/0/params");
        for (String name : List.of("fast", "slow")) {
            assertEquals(
                    best.get(name).asInt(),
                    compared.at("/request/rules/0/template/params/" + name).get(0).asInt(),
                    compared.at("/request/rules/0").toString());
        }
        JsonNode single = calls.all(path(three, "/grid"), 1).getFirst().get("params");
        assertNotEquals(best, single, "this sweep tells both apart");
    }

    @Test
    void aCombinationIsTheSameAsARunOfItsOwn() {
        JsonNode best =
                calls.all(path(sweep, "/grid"), 200).stream()
                        .filter(point -> point.get("ticker").asText().equals("DEMO01"))
                        .findFirst()
                        .orElseThrow();
        JsonNode alone =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01'],'costs':'generic','params':{'fast':[%s],'slow':[%s]}}"
                                .formatted(
                                        best.at("/params/fast").asText(),
                                        best.at("/params/slow").asText()));
        assertEquals(best.get("figures"), alone.at("/runs/0/figures"));
    }

    @Test
    void aWalkForwardChoosesAndTries() {
        JsonNode walk =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01'],'params':{'fast':[3,5],'slow':[8,10]},'kind':'walk_forward','search':{'train':504,'test':126}}");
        JsonNode windows = calls.get(path(walk, "/windows")).get("items");
        assertEquals(walk.at("/walk_forward/0/windows").asInt(), windows.size());
        String before = "";
        for (int i = 0; i < windows.size(); i++) {
            JsonNode window = windows.get(i);
            assertEquals(i + 1, window.get("window").asInt());
            assertTrue(
                    window.at("/trained/last")
                                    .asText()
                                    .compareTo(window.at("/tested/first").asText())
                            < 0);
            assertTrue(before.compareTo(window.at("/tested/first").asText()) < 0);
            before = window.at("/tested/last").asText();
        }
        Call.Answer curve = app.call().get(BacktestCalls.ALL + path(walk, "/equity?run=0"));
        assertEquals(404, curve.status());
        assertEquals("curve_not_kept", curve.json().get("code").asText());
        assertEquals(windows.size(), calls.all(path(walk, "/windows"), 3).size());
        List<String> table =
                app.call()
                        .get(BacktestCalls.ALL + path(walk, "/windows?format=csv"))
                        .body()
                        .lines()
                        .toList();
        assertEquals(windows.size() + 1, table.size());
        assertTrue(
                table.get(1)
                        .startsWith(
                                "0,DEMO01,1,%s,"
                                        .formatted(windows.at("/0/trained/first").asText())),
                table.get(1));
        assertTrue(table.getFirst().contains(",fast,slow,objective_train"), table.getFirst());
        int chained = walk.at("/walk_forward/0/run").asInt();
        assertTrue(calls.all(path(walk, "/equity?run=" + chained), 200).size() > 100);
    }

    @Test
    void rulesAreComparedOverTheSameBars() {
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'builtin':'golden_cross'},{'builtin':'rsi_reversion','name':'weak'}],'tickers':['DEMO01'],'benchmark':'DEMO02'}");
        assertEquals("compare", compared.at("/request/kind").asText());
        List<JsonNode> runs = calls.all(path(compared, "/runs"), 200);
        assertEquals(2, runs.size());
        assertEquals("weak, DEMO01", runs.get(1).get("label").asText());
        assertEquals(runs.get(0).get("data_hash"), runs.get(1).get("data_hash"));
        assertNotEquals(runs.get(0).get("fingerprint"), runs.get(1).get("fingerprint"));
        assertEquals("DEMO02", runs.get(0).at("/doubts/baselines/1/name").asText());
        assertTrue(runs.get(0).at("/metrics/ratios/beta").isNumber());
    }

    @Test
    void aPortfolioHasOneCash() {
        JsonNode portfolio =
                calls.run(
                        "{'builtin':'golden_cross','universe':'synthetic','portfolio':{'max_positions':3},'cash':50000}");
        assertEquals("completed", portfolio.get("state").asText(), portfolio.toString());
        assertEquals(1, portfolio.get("runs").size());
        JsonNode first = calls.all(path(portfolio, "/equity"), 200).getFirst();
        assertEquals(50000, first.get("equity").asInt());
        assertTrue(calls.all(path(portfolio, "/orders"), 200).size() > 3);
    }

    @Test
    void findingsAreTheWorstFirst() {
        JsonNode findings = calls.get(path(single, "/findings")).get("items");
        List<String> order = List.of("critical", "serious", "warning");
        int worst = 0;
        assertFalse(findings.isEmpty());
        for (JsonNode finding : findings) {
            int rank = order.indexOf(finding.get("severity").asText());
            assertTrue(rank >= worst, findings.toString());
            worst = rank;
        }
        for (JsonNode one : calls.get(path(single, "/findings?run=1")).get("items")) {
            assertEquals(1, one.get("run").asInt());
        }
    }

    @Test
    void whatWasTriedBeforeIsNoNewTrial() {
        String body = "{'builtin':'rsi_reversion','tickers':['DEMO04']}";
        JsonNode first = calls.run(body);
        JsonNode again = calls.run(body);
        assertNotEquals(id(first), id(again));
        assertEquals(first.get("fingerprint"), again.get("fingerprint"));
        JsonNode other = calls.run("{'builtin':'rsi_reversion','tickers':['DEMO05']}");
        assertTrue(other.get("trials").asInt() > first.get("trials").asInt());
        TreeSet<Integer> counts = new TreeSet<>();
        calls.get("/trials")
                .get("items")
                .forEach(family -> counts.add(family.get("count").asInt()));
        assertTrue(counts.contains(2), "DEMO04 once and DEMO05 once: " + counts);
    }

    @Test
    void aRequestWithTheSameKeyIsOneBacktest() {
        String body = "{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO06\"]}";
        Call.Answer first =
                app.call().header("Idempotency-Key", "once").post(BacktestCalls.ALL, body);
        Call.Answer again =
                app.call().header("Idempotency-Key", "once").post(BacktestCalls.ALL, body);
        assertEquals(first.json().get("id"), again.json().get("id"));
        assertEquals("true", again.header("Idempotent-Replayed"));
    }

    @Test
    void theReportIsAPageWithoutScripts() {
        Call.Answer report = app.call().get(BacktestCalls.ALL + path(single, "/report.html"));
        assertEquals(200, report.status(), report.body());
        assertTrue(report.body().contains("DEMO01"));
        assertFalse(report.body().contains("<script"));
    }

    @Test
    void rulesThatShipCanBeRunAsTheyAreListed() {
        for (JsonNode rule : calls.get("/builtin").get("items")) {
            JsonNode named =
                    calls.run(
                            "{'builtin':'%s','tickers':['DEMO07']}"
                                    .formatted(rule.get("name").asText()));
            JsonNode spelled =
                    calls.run(
                            "{\"rules\":%s,\"tickers\":[\"DEMO07\"]}".formatted(rule.get("rules")));
            assertEquals(named.at("/runs/0/figures"), spelled.at("/runs/0/figures"));
        }
    }

    @Test
    void backtestsAreListedNewestFirst() {
        List<JsonNode> all = calls.all("", 3);
        assertTrue(all.size() >= 2);
        for (int i = 1; i < all.size(); i++) {
            assertTrue(id(all.get(i - 1)).compareTo(id(all.get(i))) > 0);
        }
        assertTrue(all.stream().anyMatch(one -> id(one).equals(id(single))));
    }
}
