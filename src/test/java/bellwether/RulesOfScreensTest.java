package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Rules and scans that name lists, screens and facts of symbols.
final class RulesOfScreensTest {
    private static final String RULES = "/api/v1/rules";
    private static TestApp app;

    @BeforeAll
    static void start() {
        app = new TestApp();
        assertEquals(201, post("/api/v1/watchlists", "{'name':'kept'}").status());
        assertEquals(
                200,
                post("/api/v1/screen", "{'q':'close > 0','universe':'synthetic'}", "wait=60")
                        .status());
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    private static Call.Answer post(String path, String body) {
        return app.call().post(path, body.replace('\'', '"'));
    }

    private static Call.Answer post(String path, String body, String prefer) {
        return app.call().header("Prefer", prefer).post(path, body.replace('\'', '"'));
    }

    private static Call.Answer send(String method, String path) {
        return app.call().header("If-Match", "*").send(method, path, BodyPublishers.noBody());
    }

    private static Call.Answer rule(String name, String members) {
        return post(RULES, "{'name':'%s',%s}".formatted(name, members));
    }

    private static JsonNode made(String name, String members) {
        Call.Answer answer = rule(name, members);
        assertEquals(201, answer.status(), answer.body());
        return answer.json();
    }

    private static String screen(String name, String text) {
        Call.Answer answer =
                post(
                        "/api/v1/screens",
                        "{'name':'%s','q':'%s','universe':'synthetic'}".formatted(name, text));
        assertEquals(201, answer.status(), answer.body());
        return answer.json().get("id").asText();
    }

    private static List<String> pointers(Call.Answer answer) {
        assertEquals(422, answer.status(), answer.body());
        return answer.json()
                .get("errors")
                .valueStream()
                .map(one -> one.get("pointer").asText())
                .sorted()
                .toList();
    }

    private static String state(JsonNode rule) {
        return app.call().get(RULES + "/" + rule.get("id").asText()).json().get("state").asText();
    }

    @Test
    void aRuleNamesWhatScreensMay() {
        screen("cheap", "close < 1000000");
        JsonNode rule =
                made(
                        "all kinds",
                        "'when':'screen(\\'cheap\\') and on_list(\\'kept\\') and synthetic','universe':{'screen':'cheap'}"
                                .replace("\\'", "\\\""));
        assertEquals("active", rule.get("state").asText());
        Call.Answer drill =
                post(
                        RULES + "/drill",
                        "{'when':'screen(#cheap#) and synthetic and close > 0','name':'drilled','repeat':'each','universe':{'tickers':['DEMO01']}}"
                                .replace("#", "\\\""));
        assertEquals(200, drill.status(), drill.body());
        assertTrue(drill.json().get("fires").asInt() > 100, drill.body());
    }

    @Test
    void whatIsNotThereIsRefused() {
        String universe = "'universe':{'tickers':['DEMO01']}";
        for (String when : List.of("on_list(#none#)", "screen(#none#)")) {
            String body = "'when':'%s',%s".formatted(when, universe).replace("#", "\\\"");
            assertEquals(List.of("/when"), pointers(rule("none", body)));
            JsonNode check = post(RULES + "/check", "{" + body + "}").json();
            assertFalse(check.get("valid").asBoolean(), check.toString());
        }
        assertEquals(
                List.of("/universe/screen"),
                pointers(rule("none", "'when':'close > 0','universe':{'screen':'none'}")));
    }

    /// The age of data is known on the last bar only: on the one before it is unknown, not false.
    @Test
    void whatIsKnownNowHasNoCrossing() {
        String members = "'when':'data.age_sessions > 3','universe':{'tickers':['DEMO01']}";
        assertEquals(
                List.of("/on_unknown", "/repeat"),
                pointers(rule("age", members + ",'on_unknown':'notify'")));
        String why =
                "data.age_sessions is known on the last bar only, so that it cannot be seen whether the condition was false before; choose each";
        assertTrue(rule("age", members).body().contains(why), why);
        made("age", members + ",'repeat':'each'");
    }

    @Tag("long")
    @Test
    void aRuleOfAScreenThatIsGoneIsBrokenByTheNextSweep() {
        String id = screen("short lived", "close > 0");
        JsonNode named =
                made(
                        "named",
                        "'when':'screen(#short lived#)','universe':{'tickers':['DEMO21']}"
                                .replace("#", "\\\""));
        JsonNode looking =
                made("looking", "'when':'close > 0','universe':{'screen':'%s'}".formatted(id));
        JsonNode other = made("other", "'when':'close > 0','universe':{'tickers':['DEMO21']}");
        assertEquals(204, send("DELETE", "/api/v1/screens/" + id).status());
        Waiting.until(() -> state(named).equals("broken") && state(looking).equals("broken"));
        assertEquals("active", state(other));
        JsonNode why = app.call().get(RULES + "/" + named.get("id").asText()).json();
        assertTrue(why.get("reason").asText().contains("short lived"), why.toString());
    }

    private static void aListShowsWhatTheSweepFound() {
        String list = post("/api/v1/watchlists", "{'name':'swept'}").json().get("id").asText();
        String entries = "/api/v1/watchlists/" + list + "/entries";
        assertEquals(200, post(entries, "{'add':['DEMO05']}").status());
        Waiting.until(() -> !entry(entries).get("detections").isNull());
        JsonNode entry = entry(entries);
        JsonNode sheet = entry.at("/verdict/sheet");
        JsonNode screened =
                app.call()
                        .get("/api/v1/screen?q=close%20%3E%200&tickers=DEMO05&fields=verdict,score")
                        .json()
                        .at("/items/0");
        assertEquals(screened.get("as_of"), sheet.get("as_of"));
        assertTrue(
                screened.toString().contains(sheet.get("verdict").asText()), screened.toString());
        assertEquals("null", sheet.get("unknown").asText());
    }

    private static JsonNode entry(String entries) {
        return app.call().get(entries).json().at("/items/0");
    }

    @Test
    void aScanLooksAtWhatPassesAScreen() {
        String id = screen("scanned", "close > 0 and synthetic");
        Call.Answer scan =
                post(
                        "/api/v1/scans",
                        "{'name':'screened','universe':{'screen':'%s'}}".formatted(id));
        assertEquals(201, scan.status(), scan.body());
        String passes = "/api/v1/scans/" + scan.json().get("id").asText() + "/passes";
        Waiting.until(() -> !app.call().get(passes).json().get("items").isEmpty());
        assertEquals(30, app.call().get(passes).json().at("/items/0/symbols").asInt());
        aListShowsWhatTheSweepFound();
        assertEquals(
                List.of("/universe/screen"),
                pointers(post("/api/v1/scans", "{'name':'gone','universe':{'screen':'sc_999'}}")));
    }
}
