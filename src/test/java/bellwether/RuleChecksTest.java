package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Rules that ship and rules that are checked before they are run, over HTTP.
final class RuleChecksTest {
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
        return app.call();
    }

    private static Call.Answer check(String body) {
        return call().post("/api/v1/backtests/check", body);
    }

    private static JsonNode checked(String body) {
        Call.Answer answer = check(body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static Call.Answer run(String body) {
        return call().header("Prefer", "wait=50").post("/api/v1/backtests", body);
    }

    private static List<String> texts(JsonNode list, String field) {
        List<String> texts = new ArrayList<>();
        list.forEach(
                each -> texts.add(field.isEmpty() ? each.asText() : each.path(field).asText()));
        return texts;
    }

    @Test
    void aRuleIsSaidInWordsWithItsTestsCounted() {
        JsonNode check = checked("{\"builtin\":\"golden_cross\",\"tickers\":[\"DEMO01\"]}");
        assertEquals(
                "Buys for 95 % of equity when SMA_20 crosses above SMA_50; at the market.",
                check.at("/sentences/0").asText());
        assertEquals(
                List.of("SMA_20 crosses above SMA_50", "SMA_20 crosses below SMA_50"),
                texts(check.get("conditions"), "text"));
        assertEquals("exit", check.at("/conditions/1/when").asText());
        assertEquals(
                "{\"crosses_below\":[\"SMA_20\",\"SMA_50\"]}",
                check.at("/conditions/1/json").toString());
        assertEquals(51, check.at("/warm_up/known").asInt());
        assertEquals("[]", check.get("only_in_backtests").toString());
        JsonNode symbol = check.at("/symbols/0");
        assertEquals("DEMO01", symbol.get("ticker").asText());
        JsonNode crosses = symbol.at("/tests/0");
        assertTrue(crosses.get("times").asInt() > 0, symbol.toString());
        assertEquals(crosses.get("last"), crosses.at("/recent/0"));
        assertTrue(crosses.get("recent").size() <= 5);
        assertFalse(
                crosses.get("first").asText().compareTo(symbol.get("first_decision").asText()) < 0);
    }

    /// The counts are those that a run reports.
    @Test
    void timesTrueAreThoseOfARun() {
        String rule = "{\"builtin\":\"swing\",\"tickers\":[\"DEMO02\"],\"from\":\"2023-01-01\"}";
        JsonNode run = run(rule).json();
        JsonNode check = checked(rule);
        String times = check.at("/symbols/0/tests/0/times").asText();
        assertEquals(
                check.at("/conditions/0/text").asText(),
                check.at("/symbols/0/tests/0/text").asText());
        assertTrue(
                run.toString()
                        .contains(
                                "\"%s\":%s"
                                        .formatted(check.at("/conditions/0/text").asText(), times)),
                () -> times + " in " + run);
    }

    @Test
    void aWrongRuleIsRefusedAsARunIs() {
        for (String body :
                List.of(
                        "{\"rules\":{\"name\":\"x\",\"long\":{\"enter\":{\"gt\":[\"closs\",1]}}},\"tickers\":[\"DEMO01\"]}",
                        "{\"rules\":{\"name\":\"x\",\"long\":{\"enter\":{\"verdict\":{\"profile\":\"trendy\",\"at_least\":\"BUY\"}}}},\"tickers\":[\"DEMO01\"]}",
                        "{\"rules\":{\"name\":\"x\",\"long\":{\"enter\":{\"gt\":[\"BETA_60\",1]}}},\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"golden_crosss\",\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"verdicts\",\"profile\":\"tend\",\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"pattern\",\"pattern\":{\"name\":\"engulfin\"},\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"trend\",\"pattern\":{\"name\":\"doji\"},\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"trend\",\"params\":{\"fast\":[1]},\"tickers\":[\"DEMO01\"]}",
                        "{\"rules\":{\"name\":\"x\"},\"profile\":\"trend\",\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"trend\",\"tickers\":[\"NOSUCH\"]}",
                        "{\"strategy\":\"st_99999\",\"tickers\":[\"DEMO01\"]}")) {
            Call.Answer checked = check(body);
            Call.Answer run = run(body);
            assertEquals(422, checked.status(), body + checked.body());
            assertEquals(run.json().get("code"), checked.json().get("code"), body);
            assertEquals(run.json().get("errors"), checked.json().get("errors"), body);
        }
    }

    @Test
    void oddBodiesAreRefusedWithTheirPlace() {
        Map<String, String> odd =
                Map.ofEntries(
                        Map.entry(
                                "{\"builtin\":\"pattern\",\"pattern\":\"engulfing\"}", "/pattern"),
                        Map.entry(
                                "{\"builtin\":\"pattern\",\"pattern\":{\"sign\":\"bullish\"}}",
                                "/pattern/name"),
                        Map.entry(
                                "{\"builtin\":\"pattern\",\"pattern\":{\"name\":\"doji\",\"sign\":\"up\"}}",
                                "/pattern/sign"),
                        Map.entry("{\"builtin\":\"verdicts\",\"profile\":5}", "/profile"),
                        Map.entry("{\"builtin\":\"verdicts\",\"profile\":\"\"}", "/profile"),
                        Map.entry("{\"builtin\":7}", "/builtin"),
                        Map.entry("{\"rules\":\"x\"}", "/rules"),
                        Map.entry("{\"rules\":null}", "/rules"),
                        Map.entry("{}", "/rules"),
                        Map.entry("{\"builtin\":\"trend\",\"tickers\":[]}", "/tickers"),
                        Map.entry("{\"builtin\":\"trend\",\"tickers\":\"DEMO01\"}", "/tickers"),
                        Map.entry("{\"builtin\":\"trend\",\"tickers\":[null]}", "/tickers/0"),
                        Map.entry(
                                "{\"builtin\":\"trend\",\"tickers\":[%s\"B\"]}"
                                        .formatted("\"DEMO01\",".repeat(20)),
                                "/tickers"),
                        Map.entry("{\"builtin\":\"trend\",\"ticker\":[\"DEMO01\"]}", "/ticker"),
                        Map.entry("{\"builtin\":\"trend\",\"params\":5}", "/params"),
                        Map.entry("{\"builtin\":\"trend\",\"params\":{\"stop\":[-1]}}", "/params"));
        odd.forEach((body, pointer) -> {
            Call.Answer answer = check(body);
            assertEquals(422, answer.status(), body + answer.body());
            assertTrue(
                    texts(answer.json().get("errors"), "pointer").contains(pointer),
                    body + answer.body());
        });
    }

    @Test
    void patternsAndProfilesAreCompared() {
        Call.Answer answer =
                call().header("Prefer", "wait=50")
                        .post(
                                "/api/v1/backtests/compare",
                                "{\"compare\":[{\"builtin\":\"verdicts\",\"profile\":\"swing\"},{\"builtin\":\"pattern\",\"pattern\":{\"name\":\"HAMMER\"}}],\"tickers\":[\"DEMO01\"]}");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(
                "Verdicts, swing / Pattern hammer, bullish",
                answer.json().at("/request/name").asText());
        Call.Answer wrong =
                call().post(
                                "/api/v1/backtests/compare",
                                "{\"compare\":[{\"builtin\":\"swing\"},{\"builtin\":\"verdicts\",\"profile\":\"swin\"}],\"tickers\":[\"DEMO01\"]}");
        assertEquals("/compare/1/profile", wrong.json().at("/errors/0/pointer").asText());
    }

    @Test
    void faultsNameTheirPlaceAndWhatWasMeant() {
        JsonNode wrong =
                check("{\"rules\":{\"name\":\"x\",\"long\":{\"enter\":{\"gt\":[\"closs\",1]}}}}")
                        .json();
        assertEquals("bad_rule", wrong.get("code").asText());
        assertEquals("/rules/long/enter/gt/0", wrong.at("/errors/0/pointer").asText());
        assertTrue(
                wrong.at("/errors/0/detail").asText().endsWith("did you mean close?"),
                wrong.toString());
        JsonNode unstable =
                check(
                                "{\"rules\":{\"name\":\"x\",\"stable\":true,\"long\":{\"enter\":{\"gt\":[\"score\",0]}}}}")
                        .json();
        assertEquals("/rules/stable", unstable.at("/errors/0/pointer").asText());
        JsonNode beside =
                check("{\"rules\":{\"name\":\"x\",\"long\":{\"enter\":{\"gt\":[\"BETA_60\",1]}}}}")
                        .json();
        assertEquals("/rules/long", beside.at("/errors/0/pointer").asText());
        assertEquals(
                "must not name BETA_60: it compares with a benchmark, and rules are given none",
                beside.at("/errors/0/detail").asText());
        JsonNode profile = check("{\"builtin\":\"verdicts\",\"profile\":\"tend\"}").json();
        assertEquals("unknown_name", profile.get("code").asText());
        assertEquals("/profile", profile.at("/errors/0/pointer").asText());
        assertTrue(
                profile.at("/errors/0/detail").asText().endsWith("did you mean trend?"),
                profile.toString());
        assertEquals(
                "/tickers",
                check("{\"builtin\":\"trend\",\"from\":\"2024-01-01\"}")
                        .json()
                        .at("/errors/0/pointer")
                        .asText());
    }

    @Test
    void whatRulesShipIsShownInWords() {
        Call.Answer shown = call().get("/api/v1/backtests/builtin");
        assertEquals(200, shown.status(), shown.body());
        JsonNode items = shown.json().get("items");
        assertEquals(10, items.size());
        for (JsonNode each : items) {
            assertTrue(each.get("sentences").size() > 2, each.toString());
            Call.Answer same = check("{\"rules\":%s}".formatted(each.get("rules").toString()));
            assertEquals(200, same.status(), same.body());
            assertEquals(each.get("sentences"), same.json().get("sentences"));
        }
        assertEquals("[20]", items.get(0).at("/params/fast").toString());
    }

    @Test
    void verdictsOfAProfileAndNamedPatternsAreRun() {
        for (String body :
                List.of(
                        "{\"builtin\":\"verdicts\",\"profile\":\"mean-reversion\",\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"verdicts\",\"kind\":\"portfolio\",\"tickers\":[\"DEMO01\",\"DEMO02\",\"DEMO03\"],\"portfolio\":{\"rank\":\"score\"}}",
                        "{\"builtin\":\"pattern\",\"pattern\":{\"name\":\"engulfing\",\"sign\":\"bearish\"},\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"pattern\",\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"verdicts\",\"params\":{\"max_bars\":[5,20]},\"tickers\":[\"DEMO01\"]}",
                        "{\"builtin\":\"bollinger_breakout\",\"params\":{\"period\":[10,20],\"deviations\":[1.5,2]},\"tickers\":[\"DEMO01\"]}",
                        "{\"rules\":{\"name\":\"own\",\"long\":{\"enter\":{\"all\":[{\"regime\":\"trending_up\"},{\"score\":{\"profile\":\"trend\",\"at_least\":0.1}}]},\"stop\":{\"price\":\"plan_stop\"},\"max_bars\":10}},\"tickers\":[\"DEMO01\"]}")) {
            Call.Answer answer = run(body);
            assertEquals(200, answer.status(), answer.body());
            assertEquals("completed", answer.json().at("/state").asText(), answer.body());
            assertEquals(0, answer.json().at("/failed").asInt(), answer.body());
        }
    }

    /// A portfolio of one symbol sees the verdicts that a run over it sees.
    @Test
    void aPortfolioSeesTheSameVerdicts() {
        String rule =
                """
                "rules":{"name":"p","long":{"enter":{"verdict":{"profile":"trend","at_least":"BUY"}},
                  "exit":{"lte":["score.trend",0]},"stop":{"price":"plan_stop.trend"},"max_bars":30,
                  "size":{"percent":90}}},"tickers":["DEMO03"]\
                """;
        List<String> alone = entries(run("{" + rule + "}"));
        List<String> together = entries(run("{" + rule + ",\"portfolio\":{\"max_positions\":1}}"));
        assertTrue(alone.size() > 3, alone.toString());
        assertEquals(alone, together);
    }

    /// When and at what each trade began and ended.
    private static List<String> entries(Call.Answer run) {
        assertEquals(200, run.status(), run.body());
        Call.Answer trades =
                call().get("/api/v1/backtests/%s/trades".formatted(run.json().get("id").asText()));
        assertEquals(200, trades.status(), trades.body());
        List<String> entries = new ArrayList<>();
        trades.json()
                .get("items")
                .forEach(trade -> entries.add(trade.get("entry") + " to " + trade.get("exit")));
        return entries;
    }

    @Test
    void theWarmUpOfVerdictsIsThatOfTheAnalysis() {
        JsonNode check = checked("{\"builtin\":\"verdicts\",\"profile\":\"trend\"}");
        assertEquals(50, check.at("/warm_up/known").asInt());
        assertTrue(check.at("/warm_up/stable").isNull());
        assertEquals(
                List.of("verdict.trend", "plan_stop.trend", "plan_target.trend"),
                texts(check.at("/warm_up/never_stable"), ""));
        assertEquals(
                check.at("/warm_up/never_stable").toString(),
                check.get("only_in_backtests").toString());
        assertEquals("Verdicts, trend", check.get("name").asText());
    }

    @Test
    void theCallsOfThePageAnswer() throws IOException {
        Pattern body = Pattern.compile("localhost:8080(\\S+) .*-d '(.*)'");
        int calls = 0;
        for (String line : Files.readAllLines(Path.of("src/site/markdown/backtest-rules.md"))) {
            Matcher found = body.matcher(line);
            if (line.startsWith("curl ") && found.find()) {
                Call.Answer answer =
                        call().header("Prefer", "wait=50").post(found.group(1), found.group(2));
                assertEquals(200, answer.status(), line + answer.body());
                calls++;
            }
        }
        assertEquals(3, calls);
    }

    @Test
    void trialsOfTheFamilyAreCounted() {
        String rule = "\"rules\":{\"name\":\"t\",\"long\":{\"enter\":{\"gt\":[\"RSI_9\",%d]}}}";
        assertEquals(0, checked("{" + rule.formatted(61) + "}").at("/family/trials").asInt());
        run("{" + rule.formatted(62) + ",\"tickers\":[\"DEMO01\"]}");
        assertEquals(1, checked("{" + rule.formatted(61) + "}").at("/family/trials").asInt());
    }

    /// Strategies on paper know bars, indicators and patterns only, and say so.
    @Test
    void paperRefusesWhatOnlyBacktestsKnow() {
        Call.Answer portfolio =
                call().post(
                                "/api/v1/portfolios",
                                "{\"name\":\"p\",\"currency\":\"USD\",\"cash\":1000}");
        Call.Answer refused =
                call().post(
                                "/api/v1/strategies",
                                """
                                {"portfolio":"%s","name":"v","symbols":["DEMO01"],
                                 "rules":{"name":"v","long":{"enter":{"verdict":{"profile":"trend","at_least":"BUY"}}}}}
                                """
                                        .formatted(portfolio.json().get("id").asText()));
        assertEquals(422, refused.status(), refused.body());
        assertTrue(
                refused.json()
                        .at("/errors/0/detail")
                        .asText()
                        .startsWith("must not name verdict.trend on paper"),
                refused.body());
    }
}
