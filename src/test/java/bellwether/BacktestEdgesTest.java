package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What unusual backtests say of themselves.
final class BacktestEdgesTest {
    private static TestApp app;
    private static BacktestCalls calls;

    @BeforeAll
    static void start() {
        app = new TestApp();
        calls = BacktestCalls.of(app);
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static JsonNode first(String members) {
        return calls.run("{'tickers':['DEMO01']," + members + "}").at("/runs/0");
    }

    private static JsonNode chained(JsonNode walk) {
        for (JsonNode run : walk.get("runs")) {
            if (run.get("label").asText().endsWith("all tests chained")) {
                return run;
            }
        }
        throw new AssertionError("no chain in " + walk.get("runs"));
    }

    private static List<String> codes(JsonNode run) {
        return StreamSupport.stream(run.get("findings").spliterator(), false)
                .map(finding -> finding.get("code").asText())
                .toList();
    }

    private static String message(JsonNode run, String code) {
        for (JsonNode finding : run.get("findings")) {
            if (finding.get("code").asText().equals(code)) {
                return finding.get("message").asText();
            }
        }
        throw new AssertionError("no " + code + " in " + run.get("findings"));
    }

    private static String always(String members) {
        return "'rules':{'name':'x','long':{'enter':{'gt':['close',1]}%s}}".formatted(members);
    }

    @Test
    void aWalkForwardSaysWhatItReadAndWhatSpeaksAgainstIt() {
        JsonNode walk =
                calls.run(
                        "{'builtin':'golden_cross','params':{'fast':[5,10],'slow':[20,30]},"
                                + "'tickers':['DEMO01'],'kind':'walk_forward','benchmark':'DEMO02',"
                                + "'search':{'train':504,'test':126}}");
        JsonNode chain = chained(walk);
        assertTrue(chain.at("/prices/synthetic").asBoolean());
        assertEquals("USD", chain.at("/prices/currency").asText());
        assertTrue(codes(chain).contains("too_few"), codes(chain).toString());
        assertEquals("hold", chain.at("/doubts/baselines/0/name").asText());
        assertEquals("DEMO02", chain.at("/doubts/baselines/1/name").asText());
        String path = "/%s/equity?run=%s".formatted(walk.get("id").asText(), chain.get("run"));
        List<JsonNode> equity = calls.all(path, 200);
        JsonNode last = equity.getLast();
        double hold = chain.at("/doubts/baselines/0/figures/final_equity").asDouble();
        assertEquals(hold, last.get("hold").asDouble(), 0.005);
        assertEquals(
                chain.at("/doubts/baselines/1/figures/final_equity").asDouble(),
                last.get("index").asDouble(),
                0.005);
        assertEquals(100_000, equity.getFirst().get("hold").asDouble());
        String report = "/api/v1/backtests/%s/report.html".formatted(walk.get("id").asText());
        Call.Answer sheet = app.call().get(report);
        assertTrue(sheet.body().contains("Synthetic prices"));
        assertTrue(sheet.body().contains("Money in USD."));
    }

    @Test
    void fillsAtTheDecidingCloseAreNotCalledWithoutVolume() {
        JsonNode run =
                first(
                        "'rules':{'name':'x','fill':'same_close','at_end':'close','long':{"
                                + "'enter':{'gt':['close','SMA_20']},"
                                + "'exit':{'lt':['close','SMA_20']}}}");
        assertTrue(codes(run).contains("optimistic_fill"));
        assertFalse(codes(run).contains("volume_unknown"), codes(run).toString());
    }

    @Test
    void combinationsAreCalledByTheirValues() {
        JsonNode sweep =
                calls.run(
                        "{'builtin':'golden_cross','params':{'fast':[5,10]},'tickers':['DEMO01']}");
        JsonNode first = calls.get("/%s/runs".formatted(sweep.get("id").asText())).at("/items/0");
        assertEquals("DEMO01, fast 5, slow 50", first.get("label").asText());
    }

    @Test
    void aComparedRuleWithoutBarsKeepsNoOtherBack() {
        JsonNode compared =
                calls.run(
                        BacktestCalls.ALL + "/compare",
                        "{'compare':[{'builtin':'golden_cross'},"
                                + "{'rules':{'name':'x','timeframe':'5m','long':{"
                                + "'enter':{'gt':['close','SMA_20']}}}}],'tickers':['DEMO01']}");
        assertTrue(compared.at("/runs/0/figures/total").isNumber(), compared.toString());
        String why = compared.at("/runs/1/undefined").asText();
        assertTrue(why.startsWith("No 5m bars for DEMO01 are stored"), why);
    }

    @Test
    void equityHasItsCents() {
        JsonNode run =
                calls.run(
                        "{'rules':{'name':'x','at_end':'close','long':{"
                                + "'enter':{'gt':['close','SMA_20']},"
                                + "'exit':{'lt':['close','SMA_20']},'size':{'percent':95}}},"
                                + "'tickers':['DEMO01'],'cash':1000000}");
        BigDecimal net = BigDecimal.ZERO;
        for (JsonNode trade : calls.all("/%s/trades".formatted(run.get("id").asText()), 200)) {
            net = net.add(trade.at("/result/net").decimalValue());
        }
        BigDecimal end = run.at("/runs/0/figures/final_equity").decimalValue();
        assertEquals(0, net.add(new BigDecimal(1_000_000)).compareTo(end), end.toPlainString());
    }

    @Test
    void aWinRateHasWilsonsInterval() {
        JsonNode run = first("'builtin':'golden_cross'");
        double n = run.at("/metrics/trades/count").asDouble();
        double rate = run.at("/metrics/trades/win_rate").asDouble();
        double z = 1.6448536269514722;
        double middle = (rate + z * z / (2 * n)) / (1 + z * z / n);
        double reach = z * Math.sqrt(rate * (1 - rate) / n + z * z / (4 * n * n)) / (1 + z * z / n);
        assertEquals(middle - reach, run.at("/doubts/win_rate/low").asDouble(), 1e-6);
        assertEquals(middle + reach, run.at("/doubts/win_rate/high").asDouble(), 1e-6);
    }

    @Test
    void valuesThatNoLongerShowWhereTheHistoryBeganGiveNoFinding() {
        assertFalse(codes(first("'builtin':'golden_cross'")).contains("warm_up"));
        String early = message(first("'builtin':'rsi_reversion'"), "warm_up");
        assertTrue(early.startsWith("It decides from bar 16 on"), early);
        JsonNode failed =
                calls.run("{'builtin':'golden_cross','tickers':['DEMO01'],'to':'2021-03-11'}");
        assertTrue(
                failed.get("failure_reasons").toString().contains("needs 51 up to its first"),
                failed.get("failure_reasons").toString());
        JsonNode shortest = first("'builtin':'golden_cross','to':'2021-03-12'");
        assertEquals(1, shortest.at("/metrics/span/sessions").asInt());
    }

    @Test
    void aPortfolioSaysTooThatItDecidesEarly() {
        JsonNode portfolio =
                calls.run(
                        "{'builtin':'rsi_reversion','tickers':['DEMO01','DEMO02','DEMO03'],"
                                + "'kind':'portfolio'}");
        String early = message(portfolio.at("/runs/0"), "warm_up");
        assertTrue(early.startsWith("It decides from bar "), early);
        JsonNode stable =
                calls.run(
                        "{'builtin':'golden_cross','tickers':['DEMO01','DEMO02'],"
                                + "'kind':'portfolio'}");
        assertFalse(codes(stable.at("/runs/0")).contains("warm_up"));
    }

    @Test
    void withoutTradesItSaysWhatBecameOfTheSignals() {
        JsonNode stopped = first(always(",'stop':{'price':'close'}"));
        String why = "the stop is not on the losing side of the close";
        assertEquals(1, stopped.get("skipped").size(), stopped.get("skipped").toString());
        assertTrue(stopped.at("/skipped").has(why));
        assertTrue(message(stopped, "no_trades").contains(why));
        String poor = message(first("'builtin':'golden_cross','cash':1"), "no_trades");
        assertTrue(poor.contains("order rejected, insufficient_cash"), poor);
    }

    @Test
    void aTreeMayBeAsDeepAsTheRuleLanguageSays() {
        String test = "{'gt':['close',1]}";
        for (int level = 1; level < 16; level++) {
            test = "{'%s':[%s]}".formatted(level % 2 == 0 ? "all" : "any", test);
        }
        String rule = "{'rules':{'name':'x','long':{'enter':%s}},'tickers':['DEMO01']}";
        Call.Answer deep =
                app.call().post("/api/v1/backtests/check", rule.formatted(test).replace('\'', '"'));
        assertEquals(200, deep.status(), deep.body());
        String deeper = "[".repeat(60) + "]".repeat(60);
        Call.Answer refused =
                app.call()
                        .post("/api/v1/backtests/check", rule.formatted(deeper).replace('\'', '"'));
        assertEquals(400, refused.status());
        assertTrue(refused.body().contains("nested more than 48 deep"), refused.body());
    }

    @Test
    void namesAreVisible() {
        for (String name : List.of("a\\u0000b", "a\\nb", "a\\u001b[31m", "\\u202eabc", "  ")) {
            for (String body :
                    List.of(
                            "{'builtin':'golden_cross','tickers':['DEMO01'],'name':'%s'}",
                            "{'rules':{'name':'%s','long':{'enter':{'gt':['close',1]}}},"
                                    + "'tickers':['DEMO01']}")) {
                Call.Answer answer =
                        app.call()
                                .post("/api/v1/backtests", body.formatted(name).replace('\'', '"'));
                assertEquals(422, answer.status(), name + answer.body());
                assertTrue(answer.body().contains("/name\""), answer.body());
            }
        }
    }

    @Test
    void olderFiguresAreRoundedAsAllOthers() {
        Call.Answer answer =
                app.call().post("/api/backtest", "{\"symbol\":\"DEMO01\",\"strategy_id\":1}");
        assertEquals(200, answer.status(), answer.body());
        assertFalse(
                Pattern.compile("[1-9][0-9.]{10,}[,}]").matcher(answer.body()).find(),
                answer.body());
    }

    @Test
    void aStopThatIsNoPriceIsNeverReached() {
        JsonNode far = first(always(",'stop':{'amount':5000}"));
        assertEquals("", far.path("undefined").asText(""));
        assertEquals(1, far.get("open").size());
    }
}
