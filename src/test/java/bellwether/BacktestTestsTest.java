package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Proofs, bounds and orders of backtests over HTTP.
final class BacktestTestsTest {
    private static final String LEVELS =
            """
            {"name":"levels",
             "long":{"enter":{"lt":["RSI_14",45]},"exit":{"gt":["RSI_14",75]},
                     "size":{"percent":50},"stop":{"percent":1},"target":{"percent":2},
                     "trail":{"percent":2},"entry":{"limit":{"percent":0.3},"valid_bars":3}}}
            """;

    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call call() {
        return Call.toTestRoutes(app.port());
    }

    private static JsonNode run(String fields) {
        Call.Answer answer =
                call().header("Prefer", "wait=30")
                        .post("/api/v1/backtests", "{%s,\"cash\":100000}".formatted(fields));
        assertEquals(200, answer.status(), answer.body());
        assertEquals("completed", answer.json().get("state").asText(), answer.body());
        return answer.json();
    }

    private static String path(JsonNode backtest, String more) {
        return "/api/v1/backtests/" + backtest.get("id").asText() + more;
    }

    private static JsonNode post(JsonNode backtest, String more, String body) {
        Call.Answer answer = call().post(path(backtest, more), body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void assertRefused(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    private static JsonNode first(JsonNode backtest) {
        return call().get(path(backtest, "")).json().get("runs").get(0);
    }

    private static List<String> codes(JsonNode findings) {
        List<String> codes = new ArrayList<>();
        findings.forEach(finding -> codes.add(finding.get("code").asText()));
        return codes;
    }

    @Test
    void aProofIsKeptWithItsRun() {
        JsonNode backtest = run("\"rules\":%s,\"tickers\":[\"DEMO01\"]".formatted(LEVELS));
        assertTrue(first(backtest).get("proof").isNull());
        JsonNode proof = post(backtest, "/proof", "{\"cuts\":20}");
        assertEquals(20, proof.get("look_ahead").get("cuts").asInt());
        assertTrue(proof.get("look_ahead").get("clean").asBoolean(), proof.toString());
        JsonNode steps = proof.get("warm_up").get("steps");
        assertEquals(4, steps.size());
        assertEquals(15, proof.get("warm_up").get("warm_up").asInt());
        assertTrue(steps.get(3).get("undefined").isNull(), steps.toString());
        JsonNode kept = first(backtest).get("proof");
        assertEquals(proof.get("look_ahead"), kept.get("look_ahead"));
        assertEquals(proof.get("warm_up"), kept.get("warm_up"));
        String sheet = call().get(path(backtest, "/report.html")).body();
        assertTrue(sheet.contains("Look-ahead: none."), "the sheet does not say so");
    }

    /// RSI 14 remembers its first bar, a mean of 20 closes does not.
    @Test
    void warmUpIsAFindingOnlyWhereAValueRemembersTheBegin() {
        JsonNode recursive = run("\"rules\":%s,\"tickers\":[\"DEMO01\"]".formatted(LEVELS));
        JsonNode found = post(recursive, "/proof", "{\"cuts\":1}").get("findings");
        JsonNode warmUp =
                findings(found).stream()
                        .filter(each -> each.get("code").asText().equals("warm_up"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(warmUp.get("message").asText().startsWith("A longer history changes"));
        JsonNode windowed = run("\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]");
        assertFalse(codes(post(windowed, "/proof", "{}").get("findings")).contains("warm_up"));
    }

    private static List<JsonNode> findings(JsonNode list) {
        List<JsonNode> all = new ArrayList<>();
        list.forEach(all::add);
        return all;
    }

    @Test
    void everyDecidingBarIsCutForAll() {
        JsonNode backtest = run("\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO02\"]");
        JsonNode ahead = post(backtest, "/proof", "{\"cuts\":\"all\"}").get("look_ahead");
        assertEquals(ahead.get("deciding_bars"), ahead.get("cuts"));
        assertTrue(ahead.get("clean").asBoolean());
    }

    @Test
    void boundsAreKeptAndUsedByFindings() {
        JsonNode backtest =
                run(
                        "\"rules\":%s,\"tickers\":[\"DEMO01\"],\"execution\":{\"limit\":\"touch\"}"
                                .formatted(LEVELS));
        JsonNode bounds = post(backtest, "/bounds", "{\"run\":0}");
        JsonNode run = first(backtest);
        assertEquals(run.get("figures").get("total"), bounds.get("usual").get("total"));
        assertTrue(
                bounds.get("worst").get("total").asDouble()
                        < bounds.get("best").get("total").asDouble(),
                bounds.toString());
        assertEquals(bounds.get("worst"), run.get("bounds").get("worst"));
        for (String code : List.of("undecided", "optimistic_fill")) {
            assertTrue(
                    findings(run.get("findings")).stream()
                            .filter(each -> each.get("code").asText().equals(code))
                            .anyMatch(each ->
                                    each.get("message")
                                            .asText()
                                            .contains("with every assumption at its worst")),
                    code + " does not name the bounds: " + run.get("findings"));
        }
        assertTrue(
                call().get(path(backtest, "/report.html"))
                        .body()
                        .contains("Bounds: all assumptions at worst and at best"));
    }

    @Test
    void theBestRunOfASweepIsTestedAndWalkForwardsAreRefused() {
        JsonNode sweep =
                run(
                        "\"builtin\":\"golden_cross\",\"params\":{\"fast\":[5,10],\"slow\":[30]},\"tickers\":[\"DEMO01\"]");
        int best = first(sweep).get("run").asInt();
        assertEquals(best, post(sweep, "/bounds", "{}").get("run").asInt());
        assertEquals(best, post(sweep, "/proof", "{\"cuts\":2}").get("run").asInt());
        JsonNode walk =
                run(
                        "\"builtin\":\"golden_cross\",\"kind\":\"walk_forward\",\"params\":{\"fast\":[5,10],\"slow\":[30]},\"tickers\":[\"DEMO01\"]");
        assertRefused(409, "run_not_testable", call().post(path(walk, "/proof"), "{}"));
        assertRefused(409, "run_not_testable", call().post(path(walk, "/bounds"), "{}"));
    }

    private static JsonNode portfolio() {
        return run(
                "\"rules\":%s,\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\",\"DEMO04\"],\"portfolio\":{\"max_positions\":2,\"rank\":\"RSI_14\",\"rebalance\":{\"every\":\"month\"}}"
                        .formatted(LEVELS));
    }

    @Test
    void aPortfolioIsProvedBySymbolsThatAreCutTogether() {
        JsonNode backtest = portfolio();
        JsonNode proof = post(backtest, "/proof", "{\"cuts\":12}");
        JsonNode ahead = proof.get("look_ahead");
        assertEquals(12, ahead.get("cuts").asInt());
        assertTrue(ahead.get("symbol").isNull());
        assertTrue(ahead.get("clean").asBoolean(), ahead.toString());
        assertEquals(0, ahead.get("differences").size());
        JsonNode steps = proof.at("/warm_up/steps");
        assertTrue(steps.get(0).get("undefined").isNull(), steps.toString());
        assertEquals("RSI_14", steps.get(0).at("/values/0/field").asText(), steps.toString());
        assertTrue(codes(proof.get("findings")).contains("warm_up"));
        assertEquals(ahead, first(backtest).at("/proof/look_ahead"));
        String sheet = call().get(path(backtest, "/report.html")).body();
        assertTrue(sheet.contains("Look-ahead: none."), "the sheet does not say so");
    }

    /// The other one was traded long before.
    @Test
    void aSymbolWithTooFewEarlierBarsIsCounted() {
        store(csv("OLDER", 300, 1.0));
        JsonNode backtest =
                run(
                        "\"rules\":%s,\"tickers\":[\"DEMO01\",\"OLDER\"],\"portfolio\":{\"max_positions\":2}"
                                .formatted(LEVELS));
        JsonNode steps = post(backtest, "/proof", "{\"cuts\":2}").at("/warm_up/steps");
        assertEquals(1, steps.get(0).get("too_short").asInt(), steps.toString());
        assertTrue(steps.get(0).get("undefined").isNull(), steps.toString());
        String sheet = call().get(path(backtest, "/report.html")).body();
        assertTrue(sheet.contains("Of 1 symbols there are not as many bars"));
    }

    @Test
    void aPortfolioHasBounds() {
        JsonNode backtest = portfolio();
        JsonNode bounds = post(backtest, "/bounds", "{}");
        assertEquals(first(backtest).at("/figures/total"), bounds.at("/usual/total"));
        assertTrue(
                bounds.at("/worst/total").asDouble() < bounds.at("/best/total").asDouble(),
                bounds.toString());
        assertEquals(bounds.get("worst"), first(backtest).at("/bounds/worst"));
    }

    @Test
    void wrongBodiesAreNamed() {
        JsonNode backtest = run("\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]");
        for (String cuts : List.of("0", "\"some\"", "1.5", "[]")) {
            Call.Answer refused =
                    call().post(path(backtest, "/proof"), "{\"cuts\":%s}".formatted(cuts));
            assertEquals(422, refused.status(), refused.body());
            assertEquals("/cuts", refused.json().get("errors").get(0).get("pointer").asText());
        }
        assertRefused(404, "unknown_run", call().post(path(backtest, "/bounds"), "{\"run\":7}"));
        assertRefused(404, "unknown_backtest", call().post("/api/v1/backtests/job_1/proof", "{}"));
    }

    /// Bars of a random walk on weekdays.
    private static String csv(String ticker, int count, double factor) {
        Random random = new Random(4);
        StringBuilder rows = new StringBuilder("ticker,date,open,high,low,close,volume\n");
        LocalDate day = LocalDate.of(2020, 1, 1);
        double close = 100;
        for (int i = 0; i < count; day = day.plusDays(1)) {
            if (day.getDayOfWeek() == DayOfWeek.SATURDAY
                    || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
                continue;
            }
            double open = close;
            close *= Math.exp(0.02 * random.nextGaussian());
            double last = i == count / 2 ? close * factor : close;
            rows.append(
                    String.format(
                            Locale.ROOT,
                            "%s,%s,%.2f,%.2f,%.2f,%.2f,1000000%n",
                            ticker,
                            day,
                            open,
                            Math.max(open, last) + 1,
                            Math.min(open, last) - 1,
                            last));
            i++;
        }
        return rows.toString();
    }

    private static void store(String csv) {
        Call.Answer sent =
                call().header("Content-Type", "text/csv")
                        .header("Prefer", "wait=30")
                        .postAs("/api/v1/prices/import", csv);
        assertEquals(200, sent.status(), sent.body());
    }

    @Test
    void laterBarsAreLeftOutAndChangedOnesRefused() {
        store(csv("WALK", 300, 1));
        JsonNode backtest = run("\"builtin\":\"golden_cross\",\"tickers\":[\"WALK\"]");
        store(csv("WALK", 320, 1));
        assertTrue(
                post(backtest, "/proof", "{\"cuts\":5}")
                        .get("look_ahead")
                        .get("clean")
                        .asBoolean());
        store(csv("WALK", 320, 1.01));
        Call.Answer refused = call().post(path(backtest, "/proof"), "{}");
        assertRefused(409, "bars_changed", refused);
        assertTrue(refused.body().contains("POST /api/v1/backtests again"), refused.body());
        assertRefused(409, "bars_changed", call().post(path(backtest, "/bounds"), "{}"));
    }

    @Test
    void everyOrderIsKeptWithItsFills() {
        JsonNode backtest = run("\"rules\":%s,\"tickers\":[\"DEMO01\"]".formatted(LEVELS));
        List<JsonNode> orders = all(path(backtest, "/orders"));
        List<JsonNode> trades = all(path(backtest, "/trades"));
        assertTrue(trades.size() > 3, "too few trades to tell: " + trades.size());
        for (JsonNode trade : trades) {
            JsonNode entry =
                    orders.stream()
                            .filter(order -> order.get("purpose").asText().equals("entry"))
                            .filter(order ->
                                    order.get("fills").size() > 0
                                            && order.get("fills")
                                                    .get(0)
                                                    .get("date")
                                                    .equals(trade.get("entry").get("date")))
                            .findFirst()
                            .orElseThrow();
            assertEquals("filled", entry.get("outcome").get("state").asText());
            assertEquals("long.enter", entry.get("signal").asText());
            assertEquals("limit", entry.get("asked").get("type").asText());
            assertTrue(
                    entry.get("decided").asText().compareTo(trade.get("entry").get("date").asText())
                            < 0,
                    entry.toString());
            String exit = trade.get("reason").asText().toLowerCase(Locale.ROOT);
            assertTrue(
                    orders.stream()
                            .filter(order -> order.get("purpose").asText().equals(exit))
                            .anyMatch(order ->
                                    order.get("outcome")
                                            .get("on")
                                            .equals(trade.get("exit").get("date"))),
                    "no order of " + trade);
        }
        assertTrue(
                orders.stream()
                        .anyMatch(order ->
                                order.get("outcome").get("state").asText().equals("cancelled")
                                        && !order.get("outcome").get("reason").isNull()),
                "no cancelled order says why");
        assertTrue(
                orders.stream()
                        .filter(order -> order.get("purpose").asText().equals("stop"))
                        .allMatch(order -> order.get("parent").isTextual()));
        double costs =
                orders.stream()
                        .mapToDouble(order -> order.get("outcome").get("costs").asDouble())
                        .sum();
        assertTrue(costs > 0, "no charges");
        JsonNode charge =
                orders.stream()
                        .filter(order -> order.get("fills").size() > 0)
                        .findFirst()
                        .orElseThrow()
                        .get("fills")
                        .get(0)
                        .get("charges")
                        .get(0);
        assertTrue(charge.get("name").isTextual(), charge.toString());
    }

    private static List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String next = path + "?limit=50";
        while (next != null) {
            JsonNode page = call().get(next).json();
            page.get("items").forEach(items::add);
            next = page.get("next").textValue();
        }
        return items;
    }

    @Test
    void ordersComeAsCsvAndParquetOfPortfoliosToo() {
        JsonNode portfolio =
                run(
                        "\"builtin\":\"golden_cross\",\"kind\":\"portfolio\",\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"]");
        int count = all(path(portfolio, "/orders")).size();
        assertTrue(count > 2, "too few orders: " + count);
        List<String> rows =
                call().get(path(portfolio, "/orders?format=csv")).body().lines().toList();
        assertEquals(count + 1, rows.size(), () -> String.join("\n", rows));
        assertTrue(rows.getFirst().startsWith("run,id,decided,ticker,side,type"), rows.getFirst());
        assertTrue(call().get(path(portfolio, "/orders?format=parquet")).body().startsWith("PAR1"));
    }

    @Test
    void ordersOfACombinationComeByRunningItAgain() {
        JsonNode sweep =
                run(
                        "\"builtin\":\"golden_cross\",\"params\":{\"fast\":[5,10],\"slow\":[30]},\"tickers\":[\"DEMO01\"]");
        Call.Answer unnamed = call().get(path(sweep, "/orders"));
        assertEquals(422, unnamed.status(), unnamed.body());
        JsonNode single =
                run(
                        "\"builtin\":\"golden_cross\",\"params\":{\"fast\":[10],\"slow\":[30]},\"tickers\":[\"DEMO01\"]");
        JsonNode orders = call().get(path(single, "/orders?limit=100")).json().get("items");
        JsonNode again = call().get(path(sweep, "/orders?run=1&limit=100")).json().get("items");
        assertTrue(orders.size() > 2, orders.toString());
        assertEquals(orders.size(), again.size());
        for (int i = 0; i < orders.size(); i++) {
            assertEquals(orders.get(i).get("fills"), again.get(i).get("fills"));
        }
    }

    @Test
    void aStrategyThatHasNotTradedHasNoDriftYet() {
        JsonNode portfolio =
                call().post(
                                "/api/v1/portfolios",
                                "{\"name\":\"drift\",\"currency\":\"USD\",\"cash\":10000}")
                        .json();
        JsonNode strategy =
                call().post(
                                "/api/v1/strategies",
                                "{\"portfolio\":\"%s\",\"name\":\"d\",\"rules\":%s,\"symbols\":[\"DEMO01\"],\"active\":true}"
                                        .formatted(
                                                portfolio.get("id").asText(),
                                                "{\"name\":\"r\",\"long\":{\"enter\":{\"gt\":[\"close\",\"SMA_20\"]}}}"))
                        .json();
        String path = "/api/v1/strategies/" + strategy.get("id").asText() + "/drift";
        Call.Answer answer = call().get(path);
        assertEquals(200, answer.status(), answer.body());
        assertTrue(answer.json().get("difference").isNull());
        assertTrue(answer.json().get("undefined").asText().startsWith("no bar that began after"));
        assertRefused(404, "unknown_strategy", call().get("/api/v1/strategies/st_999/drift"));
        assertRefused(404, "unknown_strategy", call().get("/api/v1/strategies/x/drift"));
        assertEquals(422, call().get(path + "?from=2020-01-01").status());
    }
}
