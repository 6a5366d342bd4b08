package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules over HTTP on the running service.
final class AlertRulesTest {
    private static final String RULES = "/api/v1/rules";
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @AfterEach
    void clear() {
        app.call()
                .get(RULES + "?limit=200")
                .json()
                .get("items")
                .forEach(one -> send("DELETE", RULES + "/" + one.get("id").asText(), "", "*"));
    }

    private static Call.Answer send(String method, String path, String body, String ifMatch) {
        return app.call()
                .header("Content-Type", "application/json")
                .header("If-Match", ifMatch)
                .send(method, path, BodyPublishers.ofString(body.replace('\'', '"')));
    }

    private static Call.Answer post(String path, String body) {
        return app.call().post(path, body.replace('\'', '"'));
    }

    private static JsonNode made(String members) {
        Call.Answer answer = post(RULES, "{" + members + "}");
        assertEquals(201, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode oversold() {
        return made("'name':'oversold','when':'RSI_14 < 30','universe':{'tickers':['DEMO01']}");
    }

    private static String path(JsonNode rule) {
        return RULES + "/" + rule.get("id").asText();
    }

    private static void assertRefused(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void aRuleSaysWhatItMeansAndWhatIsUsual() {
        JsonNode rule = oversold();
        assertEquals("bar", rule.get("kind").asText());
        assertEquals("active", rule.get("state").asText());
        assertEquals("crossing", rule.get("repeat").asText());
        assertEquals("1d", rule.get("timeframe").asText());
        assertTrue(rule.get("words").asText().contains("RSI_14"), rule.toString());
        assertEquals(rule, app.call().get(path(rule)).json());
        assertEquals(
                List.of("too_few"),
                rule.at("/quality/badges").valueStream().map(JsonNode::asText).toList());
    }

    @Test
    void textAndJsonAreOneCondition() {
        JsonNode json =
                made("'name':'same','when':{'lt':['RSI_14',30]},'universe':{'tickers':['DEMO01']}");
        assertEquals(oversold().get("words"), json.get("words"));
    }

    /// Each member that is wrong, by the place that the answer names and a word of what it says.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    'when':'RSJ_14 < 30'                              | /when                | RSI_14
                    'when':'RSI_14 < '                                | /when                | at character
                    'when':{'lt':['RSJ_14',30]}                       | /when/lt/0           | RSI_14
                    'when':7                                          | /when                | must be a condition
                    'when':'BETA_60 > 1'                              | /when                | benchmark
                    'when':'close@1d > 5'                             | /when                | not of longer bars
                    'universe':{'tickers':[]}                         | /universe/tickers    | at least one
                    'universe':{'tickers':['DEM01']}                  | /universe/tickers/0  | DEMO01
                    'universe':{'tickers':'DEMO01'}                   | /universe/tickers    | must be a list
                    'universe':{'list':'mine'}                        | /universe/list       | watchlist
                    'universe':'some'                                 | /universe            | "all"
                    'portfolio':'pf_99'                               | /                    | must have one of
                    'timeframe':'1wk'                                 | /timeframe           | must be one of
                    'on':'quotes'                                     | /on                  | quote
                    'repeat':'twice'                                  | /repeat              | crossing, once, each
                    'repeat':'each','on':'quote'                      | /repeat              | crossing or once
                    'priority':'hihg'                                 | /priority            | did you mean high
                    'cooldown_seconds':-1                             | /cooldown_seconds    | from 0 to 2592000
                    'rearm':0.5                                       | /rearm               | must be left out
                    'on_unknown':'shout'                              | /on_unknown          | keep, notify
                    'channels':['x']                                  | /channels/0          | id of a channel of yours
                    'active':{'from':'9:30','zone':'Europe/Berlin'}   | /active/from         | 00:00 to 23:59
                    'active':{'zone':'Europe/Brelin'}                 | /active/zone         | Europe/Berlin
                    'active':{'days':['mo'],'zone':'UTC'}             | /active/days/0       | mon
                    'until':'tomorrow'                                | /until               | must be a date
                    'until':'2001-01-01'                              | /until               | must lie ahead
                    'message':7                                       | /message             | must be text
                    'prioritty':'low'                                 | /prioritty           | did you mean priority
                    'name':''                                         | /name                | 1 to 100 characters
                    """)
    void whatIsWrongIsNamed(String members, String place, String words) {
        String usual = "";
        if (!members.contains("'name'")) {
            usual += ",'name':'wrong'";
        }
        if (!members.contains("'when'")) {
            usual += ",'when':'RSI_14 < 30'";
        }
        if (!members.contains("'universe'")) {
            usual += ",'universe':{'tickers':['DEMO01']}";
        }
        Call.Answer answer = post(RULES, "{" + members + usual + "}");
        assertEquals(422, answer.status(), answer.body());
        boolean named =
                answer.json()
                        .get("errors")
                        .valueStream()
                        .anyMatch(fault ->
                                fault.get("pointer").asText().equals(place.equals("/") ? "" : place)
                                        && fault.get("detail").asText().contains(words));
        assertTrue(named, answer.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    'when':{'at':'25:00','zone':'UTC'}                       | /when/at
                    'when':{'at':'15:20'}                                    | /when/zone
                    'when':{'at':'15:20','zone':'UTC','days':'sometimes'}    | /when/days
                    'when':{'at':'15:20','zone':'UTC','days':'session'}      | /when/mic
                    'when':{'at':'15:20','days':'session','mic':'XNYSE'}     | /when/mic
                    'when':{'at':'15:20','zone':'UTC','mic':'XNYS'}          | /when/mic
                    'when':{'at':'15:20','zone':'UTC'},'universe':'all'      | /universe
                    'when':{'at':'15:20','zone':'UTC'},'timeframe':'1h'      | /timeframe
                    'when':{'at':'15:20','zone':'UTC'},'on':'quote'          | /on
                    """)
    void whatIsWrongWithAClockIsNamed(String members, String place) {
        Call.Answer answer = post(RULES, "{'name':'clock'," + members + "}");
        assertEquals(422, answer.status(), answer.body());
        assertTrue(
                answer.json()
                        .get("errors")
                        .valueStream()
                        .anyMatch(fault -> fault.get("pointer").asText().equals(place)),
                answer.body());
    }

    @Test
    void codesTellWhatKindOfFaultItIs() {
        assertRefused(
                422,
                "bad_condition",
                post(RULES, "{'name':'x','when':'RSJ_14 < 1','universe':'all'}"));
        assertRefused(
                422,
                "empty_universe",
                post(RULES, "{'name':'x','when':'close > 1','universe':{'tickers':[]}}"));
        assertRefused(
                422, "bad_zone", post(RULES, "{'name':'x','when':{'at':'10:00','zone':'Mars'}}"));
        assertRefused(
                422,
                "invalid_request",
                post(RULES, "{'name':'','when':'RSJ_14 < 1','universe':'all'}"));
    }

    @Test
    void aCheckSaysWarmUpAndPlaces() {
        JsonNode right =
                post(RULES + "/check", "{'when':'SMA_50 > SMA_200','universe':'synthetic'}").json();
        assertTrue(right.get("valid").asBoolean(), right.toString());
        assertEquals(200, right.at("/warm_up/known").asInt());
        assertTrue(right.get("symbols").asInt() > 10);
        JsonNode wrong =
                post(
                                RULES + "/check",
                                "{'when':'RSI_14 < 30 and RSJ_14 < 1 and close >"
                                        + " foo','universe':{'tickers':['DEM01']}}")
                        .json();
        assertFalse(wrong.get("valid").asBoolean());
        assertEquals(2, wrong.get("errors").size(), wrong.toString());
        assertEquals("RSI_14", wrong.at("/errors/0/did_you_mean").asText(), wrong.toString());
        assertEquals("RSI_14 < 30 and ".length(), wrong.at("/errors/0/position").asInt());
        assertEquals(3, wrong.get("faults").size());
        JsonNode clock =
                post(RULES + "/check", "{'when':{'at':'15:20','days':'session','mic':'XNSE'}}")
                        .json();
        assertEquals("clock", clock.get("kind").asText());
        assertTrue(clock.get("due_at").isTextual());
    }

    @Test
    void aChangeNeedsTheVersionThatWasSeenAndArmsAnew() {
        JsonNode rule = oversold();
        String tag = app.call().get(path(rule)).header("ETag");
        assertEquals(
                428,
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PATCH",
                                path(rule),
                                BodyPublishers.ofString("{\"priority\":\"high\"}"))
                        .status());
        Call.Answer changed = send("PATCH", path(rule), "{'priority':'high'}", tag);
        assertEquals(200, changed.status(), changed.body());
        assertEquals("high", changed.json().get("priority").asText());
        assertFalse(rule.get("armed_at").equals(changed.json().get("armed_at")));
        assertRefused(412, "rule_changed", send("PATCH", path(rule), "{'priority':'low'}", tag));
        assertRefused(
                422, "bad_condition", send("PATCH", path(rule), "{'when':'RSJ_14 < 1'}", "*"));
        JsonNode other =
                send("PATCH", path(rule), "{'priority':null,'universe':'all'}", "*").json();
        assertEquals("normal", other.get("priority").asText());
        assertEquals("all", other.get("universe").asText());
    }

    @Test
    void statesMoveAsTheTableSaysAndNotElse() {
        JsonNode rule = oversold();
        String path = path(rule);
        assertRefused(409, "wrong_state", post(path + "/resume", ""));
        assertEquals("paused", post(path + "/pause", "").json().get("state").asText());
        assertRefused(409, "wrong_state", post(path + "/pause", ""));
        assertRefused(409, "wrong_state", post(path + "/snooze", ""));
        JsonNode resumed = post(path + "/resume", "").json();
        assertEquals("active", resumed.get("state").asText());
        assertFalse(rule.get("armed_at").equals(resumed.get("armed_at")));
        JsonNode snoozed = post(path + "/snooze", "{'seconds':5400}").json();
        assertEquals("snoozed", snoozed.get("state").asText());
        assertTrue(snoozed.get("snoozed_until").isTextual());
        assertRefused(409, "wrong_state", post(path + "/pause", ""));
        JsonNode awake = post(path + "/resume", "").json();
        assertEquals(resumed.get("armed_at"), awake.get("armed_at"));
        assertEquals(422, post(path + "/snooze", "{'seconds':0}").status());
        assertEquals(0, post(path + "/acknowledge", "").json().get("acknowledged").asInt());
        assertRefused(409, "not_configured", post(path + "/test", ""));
    }

    @Test
    void foreignAndMissingIdsAreTheSame() {
        for (String id : List.of("rl_999999", "rl_0", "x")) {
            assertRefused(404, "unknown_rule", app.call().get(RULES + "/" + id));
            assertRefused(404, "unknown_rule", post(RULES + "/" + id + "/pause", ""));
            assertRefused(404, "unknown_rule", send("DELETE", RULES + "/" + id, "", "*"));
        }
        assertRefused(404, "unknown_rule", post(RULES + "/drill", "{'rule':'rl_999999'}"));
        for (String id : List.of("al_999999", "x")) {
            assertRefused(404, "unknown_alert", app.call().get("/api/v1/alerts/" + id));
            assertRefused(404, "unknown_alert", post("/api/v1/alerts/" + id + "/dismiss", ""));
            assertRefused(
                    404, "unknown_alert", app.call().get("/api/v1/alerts/" + id + "/explanation"));
        }
    }

    @Test
    void the201stRuleIsRefused() {
        for (int i = 0; i < 200; i++) {
            made(
                    "'name':'rule %d','when':'close > %d','universe':{'tickers':['DEMO01']}"
                            .formatted(i, i));
        }
        assertRefused(
                409,
                "too_many_rules",
                post(RULES, "{'name':'one more','when':'close > 1','universe':'all'}"));
        JsonNode page = app.call().get(RULES + "?limit=150").json();
        assertEquals(150, page.get("items").size());
        assertEquals(50, app.call().get(page.get("next").asText()).json().get("items").size());
    }

    @Test
    void aNameIsTakenOnce() {
        oversold();
        assertRefused(
                409,
                "name_taken",
                post(RULES, "{'name':'oversold','when':'close > 1','universe':'all'}"));
        assertRefused(
                409,
                "name_taken",
                post(RULES, "{'name':'OverSold','when':'close > 1','universe':'all'}"));
    }

    @Test
    void quotesNeedAProvider() {
        assertRefused(
                409,
                "not_configured",
                post(
                        RULES,
                        "{'name':'q','when':'close >"
                                + " 1','on':'quote','universe':{'tickers':['DEMO01']}}"));
    }

    @Test
    void aDrillOfOneSymbolIsAnsweredAtOnce() {
        JsonNode result =
                post(
                                RULES + "/drill",
                                "{'when':'RSI_14 crosses below"
                                        + " 40','universe':{'tickers':['DEMO01']},'years':20}")
                        .json();
        assertTrue(result.get("fires").asInt() > 0, result.toString());
        assertEquals(result.get("fires").asInt(), result.get("items").size());
        JsonNode first = result.at("/items/0");
        assertTrue(first.at("/tests/0/values/0/now").asDouble() < 40, first.toString());
        assertTrue(first.at("/tests/0/values/0/before").asDouble() >= 40, first.toString());
        assertTrue(result.at("/base/after_5/n").asInt() > result.at("/followed/after_5/n").asInt());
        assertEquals(result.get("bars").asInt() - 5, result.at("/base/after_5/n").asInt());
        JsonNode after = result.at("/followed/after_5");
        assertTrue(after.get("up_low").asDouble() < after.get("up").asDouble(), after.toString());
        assertTrue(after.get("up_high").asDouble() > after.get("up").asDouble(), after.toString());
    }

    private static int drilledFirst() {
        for (JsonNode one : app.call().get("/api/v1/achievements").json().get("items")) {
            if (one.get("name").asText().equals("driller")) {
                return one.get("progress").asInt();
            }
        }
        throw new AssertionError("driller");
    }

    @Test
    void aFirstDrillCountsWhateverBecomesOfItsRule() {
        int before = drilledFirst();
        JsonNode rule =
                made("'name':'first','when':'RSI_14 < 0','universe':{'tickers':['DEMO01']}");
        String drill = "{'rule':'%s'}".formatted(rule.get("id").asText());
        assertEquals(before, drilledFirst(), "not drilled yet");
        assertEquals(200, post(RULES + "/drill", drill).status());
        assertEquals(before + 1, drilledFirst());
        send("PATCH", path(rule), "{'when':'RSI_14 < 1'}", "*");
        assertEquals(before + 1, drilledFirst(), "a change takes nothing back");
        assertEquals(200, post(RULES + "/drill", drill).status());
        assertEquals(before + 1, drilledFirst(), "the first drill counts once");
        send("DELETE", path(rule), "", "*");
        assertEquals(before + 1, drilledFirst());
    }

    @Test
    void aDrillOfAStoredRuleIsNotedAtIt() {
        JsonNode rule =
                made("'name':'never','when':'RSI_14 < 0','universe':{'tickers':['DEMO01']}");
        assertEquals(
                200,
                post(RULES + "/drill", "{'rule':'%s'}".formatted(rule.get("id").asText()))
                        .status());
        JsonNode drilled = app.call().get(path(rule)).json();
        assertTrue(drilled.get("drilled_at").isTextual());
        assertEquals(
                List.of("drilled", "never_fires", "too_few"),
                drilled.at("/quality/badges").valueStream().map(JsonNode::asText).toList());
        JsonNode changed = send("PATCH", path(rule), "{'when':'RSI_14 < 1'}", "*").json();
        assertTrue(changed.get("drilled_at").isNull());
    }

    @Test
    void aDrillOfSeveralSymbolsIsAJob() {
        Call.Answer answer =
                post(
                        RULES + "/drill",
                        "{'when':'RSI_14 crosses below"
                                + " 40','universe':{'tickers':['DEMO01','DEMO02']}}");
        assertEquals(202, answer.status(), answer.body());
        String id = answer.json().get("id").asText();
        assertEquals("completed", app.ended(id).get("state").asText());
        JsonNode page = app.call().get("/api/v1/drills/" + id + "?limit=1").json();
        assertEquals("DEMO01", page.at("/items/0/ticker").asText());
        assertTrue(page.at("/items/0/items").isMissingNode(), page.toString());
        int fires = page.at("/items/0/fires").asInt();
        String firesPath = "/api/v1/drills/" + id + "/fires/demo01";
        JsonNode first = app.call().get(firesPath + "?limit=2").json();
        assertEquals(2, first.get("items").size(), first.toString());
        assertTrue(first.at("/items/0/tests/0/values/0/now").asDouble() < 40, first.toString());
        JsonNode others = app.call().get(first.get("next").asText()).json();
        JsonNode all = app.call().get(firesPath + "?limit=200").json();
        assertEquals(fires, all.get("items").size());
        assertEquals(all.at("/items/2"), others.at("/items/0"));
        List<String> bars = all.get("items").findValuesAsText("bar");
        assertEquals(bars.stream().sorted(Comparator.reverseOrder()).toList(), bars);
        JsonNode whole = app.call().get("/api/v1/drills/" + id).json();
        assertEquals(2, page.at("/totals/symbols").asInt(), "of all pages");
        assertEquals(
                whole.at("/items/0/fires").asInt() + whole.at("/items/1/fires").asInt(),
                page.at("/totals/fires").asInt());
        assertTrue(page.at("/totals/bars").asInt() > 1000, page.toString());
        assertRefused(
                404, "unknown_symbol", app.call().get("/api/v1/drills/" + id + "/fires/DEMO03"));
        JsonNode next = app.call().get(page.get("next").asText()).json();
        assertEquals("DEMO02", next.at("/items/0/ticker").asText());
        assertTrue(next.get("next").isNull());
        assertEquals(404, app.call().get("/api/v1/drills/nope").status());
    }

    @Test
    void whatHasNoPastIsNotDrilled() {
        assertEquals(422, post(RULES + "/drill", "{'when':{'at':'10:00','zone':'UTC'}}").status());
        assertEquals(422, post(RULES + "/drill", "{'rule':'rl_1','when':'close > 1'}").status());
        assertEquals(
                422,
                post(RULES + "/drill", "{'when':'close > 1','universe':'all','years':21}")
                        .status());
    }

    @Test
    void alertsAreListedAndAsATable() {
        assertEquals(0, app.call().get("/api/v1/alerts?state=new").json().get("items").size());
        Call.Answer table =
                app.call().header("Accept", "text/csv").get("/api/v1/alerts?ticker=DEMO01");
        assertTrue(table.body().startsWith("id,kind,origin,ticker"), table.body());
        assertEquals(422, app.call().get("/api/v1/alerts?rule=x").status());
        assertEquals(422, app.call().get("/api/v1/alerts?states=new").status());
    }
}
