package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The tools for assistants in the whole service: what each finds, whose it is, and how it refuses.
final class AssistantToolsTest {
    static final Set<String> TOOLS =
            Set.of(
                    "search_symbols",
                    "get_bars",
                    "get_analysis",
                    "screen",
                    "get_scoreboard",
                    "get_evidence",
                    "list_alerts",
                    "get_portfolio",
                    "get_job");

    private static KeyedApp keyed;
    private static AssistantCalls ann;
    private static AssistantCalls bob;
    private static String job;

    @BeforeAll
    static void start() {
        keyed = new KeyedApp();
        String trader = keyed.secret("trader", "ann");
        String reader = keyed.secret("reader", "ann");
        String other = keyed.secret("reader", "bob");
        ann = new AssistantCalls(() -> keyed.with(reader));
        bob = new AssistantCalls(() -> keyed.with(other));
        job =
                keyed.with(trader)
                        .header("Prefer", "wait=20")
                        .post("/api/v1/analyses", "{\"tickers\":[\"DEMO01\"],\"capital\":100000}")
                        .json()
                        .at("/job/id")
                        .asText();
        keyed.with(trader)
                .post(
                        "/api/v1/portfolios",
                        "{\"name\":\"own\",\"currency\":\"USD\",\"cash\":10000}");
    }

    @AfterAll
    static void stop() {
        keyed.close();
    }

    @Test
    void theHandshakeSaysWhatItIs() {
        JsonNode hello =
                ann.rpc(
                        "initialize",
                        "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},\"clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}");
        assertEquals("2025-06-18", hello.at("/result/protocolVersion").asText());
        assertEquals("bellwether", hello.at("/result/serverInfo/name").asText());
        assertTrue(hello.at("/result/capabilities").has("tools"));
        assertTrue(hello.at("/result/instructions").asText().contains("Read-only"));
        assertEquals("{}", ann.rpc("ping", "{}").get("result").toString());
    }

    @Test
    void allToolsOnlyReadAndSayWhatTheyTake() {
        JsonNode tools = ann.rpc("tools/list", "{}").at("/result/tools");
        Set<String> names = new HashSet<>();
        for (JsonNode tool : tools) {
            names.add(tool.get("name").asText());
            assertTrue(tool.at("/annotations/readOnlyHint").asBoolean(), tool.toString());
            assertFalse(tool.at("/annotations/destructiveHint").asBoolean(true));
            assertTrue(tool.get("description").asText().length() > 80);
            assertEquals("object", tool.at("/inputSchema/type").asText());
            assertFalse(tool.at("/inputSchema/additionalProperties").asBoolean(true));
            tool.at("/inputSchema/properties")
                    .forEach(one -> assertTrue(one.get("description").asText().length() > 10));
        }
        assertEquals(TOOLS, names);
    }

    @Test
    void symbolsAreFoundPageByPage() {
        JsonNode first = ann.tool("search_symbols", "{\"query\":\"Demo0\",\"limit\":5}");
        assertEquals("DEMO01", first.at("/items/0/ticker").asText());
        assertTrue(first.at("/items/0/synthetic").asBoolean());
        assertEquals(9, first.get("n").asInt());
        JsonNode second =
                ann.tool(
                        "search_symbols",
                        "{\"query\":\"Demo0\",\"limit\":5,\"cursor\":\"%s\"}"
                                .formatted(first.get("next_cursor").asText()));
        assertEquals("DEMO06", second.at("/items/0/ticker").asText());
        assertTrue(second.get("next_cursor").isNull());
        assertEquals(first.get("as_of"), second.get("as_of"));
    }

    @Test
    void barsAreThoseOfTheRoute() {
        JsonNode newest = ann.tool("get_bars", "{\"ticker\":\"demo01\",\"limit\":2}");
        JsonNode route = keyed.master().get("/api/v1/stocks/DEMO01/bars?last=4").json();
        assertEquals(2, newest.get("items").size());
        same(route.at("/bars/2"), newest.at("/items/0"));
        same(route.at("/bars/3"), newest.at("/items/1"));
        assertEquals(newest.at("/items/1/time"), newest.get("as_of"));
        JsonNode before =
                ann.tool(
                        "get_bars",
                        "{\"ticker\":\"DEMO01\",\"limit\":2,\"cursor\":\"%s\"}"
                                .formatted(newest.get("next_cursor").asText()));
        same(route.at("/bars/0"), before.at("/items/0"));
        same(route.at("/bars/1"), before.at("/items/1"));
        assertTrue(before.get("source").asText().startsWith("stored bars from "));
    }

    private static void same(JsonNode route, JsonNode tool) {
        assertEquals(route.get("date").asText(), tool.get("time").asText());
        for (String price : List.of("open", "high", "low", "close")) {
            assertEquals(route.get(price).asDouble(), tool.get(price).asDouble(), 1e-9, price);
        }
    }

    @Test
    void anAnalysisIsTheCallersOwnNewest() {
        JsonNode found = ann.tool("get_analysis", "{\"ticker\":\"DEMO01\"}");
        String id = found.at("/analysis/id").asText();
        assertTrue(id.startsWith("an_"), found.toString());
        assertTrue(found.get("text").asText().startsWith("DEMO01  "));
        assertEquals(found.at("/analysis/as_of"), found.get("as_of"));
        assertFalse(found.has("document"));
        JsonNode full =
                ann.tool("get_analysis", "{\"id\":\"%s\",\"detail\":\"full\"}".formatted(id));
        assertTrue(full.at("/document/indicators").size() > 5);
        assertEquals(
                "unknown_analysis",
                bob.refused("get_analysis", "{\"ticker\":\"DEMO01\"}").get("code").asText());
        JsonNode foreign = bob.refused("get_analysis", "{\"id\":\"%s\"}".formatted(id));
        JsonNode missing = bob.refused("get_analysis", "{\"id\":\"an_999999\"}");
        assertEquals(
                missing.toString().replace("an_999999", id),
                foreign.toString(),
                "what is another's is as if it were not there");
    }

    @Test
    void aScreenFindsWhatItsRouteFinds() {
        JsonNode route =
                keyed.master()
                        .get("/api/v1/screen?q=close%20%3E%200&universe=synthetic&limit=3")
                        .json();
        JsonNode found =
                ann.tool(
                        "screen",
                        "{\"condition\":\"close >"
                                + " 0\",\"universe\":\"synthetic\",\"fields\":[\"close\"],\"limit\":3}");
        assertEquals(route.get("counts"), found.get("counts"));
        assertEquals(route.at("/symbols/count").asInt(), found.get("n").asInt());
        JsonNode wrong = ann.refused("screen", "{\"condition\":\"clse > 0\"}");
        assertEquals("condition", wrong.at("/errors/0/field").asText(), wrong.toString());
        assertTrue(wrong.get("message").asText().contains("clse"), wrong.toString());
        assertEquals(
                "unknown_screen",
                ann.refused("screen", "{\"screen\":\"none\"}").get("code").asText());
    }

    @Test
    void theScoreboardIsThatOfTheRoute() {
        JsonNode found = ann.tool("get_scoreboard", "{\"by\":\"sector\"}");
        assertEquals("sector", found.get("by").asText());
        assertTrue(found.at("/all/n").isInt());
        Waiting.until(() ->
                ann.caller()
                        .get()
                        .get("/api/v1/scoreboard?by=sector")
                        .json()
                        .get("all")
                        .equals(ann.tool("get_scoreboard", "{\"by\":\"sector\"}").get("all")));
        assertTrue(found.get("message").asText().startsWith("What your analyses said"));
        assertTrue(
                ann.refused("get_scoreboard", "{\"from\":\"2026-02-30\"}")
                        .get("message")
                        .asText()
                        .contains("must be a date such as"));
    }

    @Test
    void evidenceIsThatOfTheRouteAndSaysWhenThereIsNone() {
        JsonNode found = ann.tool("get_evidence", "{\"ticker\":\"DEMO01\",\"horizon\":5}");
        JsonNode route = ann.caller().get().get("/api/v1/evidence?ticker=DEMO01&horizon=5").json();
        assertEquals(route.get("message"), found.get("message"));
        assertEquals(route.get("items"), found.get("items"));
        assertEquals("DEMO01", found.get("ticker").asText());
        assertEquals(0, found.get("n").asInt());
        assertTrue(found.get("as_of").isNull());
        assertTrue(found.get("message").asText().startsWith("Not computed yet"));
        assertTrue(found.get("next_cursor").isNull());
        assertEquals(
                "unknown_symbol",
                ann.refused("get_evidence", "{\"ticker\":\"NONE\"}").get("code").asText());
    }

    @Test
    void aSearchSaysThatThereAreMoreThanItCounts() {
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                """
                                insert into symbol (ticker, created_at, updated_at)
                                select 'ZQX' || n, now(), now() from generate_series(1000, 1999) n
                                """));
        JsonNode exactly = ann.tool("search_symbols", "{\"query\":\"zqx\",\"limit\":1}");
        assertEquals(1000, exactly.get("n").asInt());
        assertFalse(exactly.get("more").asBoolean(true));
        keyed.jdbi()
                .useHandle(h ->
                        h.execute(
                                "insert into symbol (ticker, created_at, updated_at) values"
                                        + " ('ZQX2000', now(), now())"));
        JsonNode more = ann.tool("search_symbols", "{\"query\":\"zqx\",\"limit\":1}");
        assertEquals(1000, more.get("n").asInt());
        assertTrue(more.get("more").asBoolean());
        keyed.jdbi().useHandle(h -> h.execute("delete from symbol where ticker like 'ZQX%'"));
    }

    @Test
    void alertsPortfoliosAndJobsAreTheCallersOwn() {
        assertEquals(0, ann.tool("list_alerts", "{\"state\":\"new\"}").get("n").asInt());
        JsonNode all = ann.tool("get_portfolio", "{}");
        assertEquals(1, all.get("n").asInt());
        assertFalse(all.at("/items/0/positions").isArray(), all.toString());
        String id = all.at("/items/0/id").asText();
        JsonNode one = ann.tool("get_portfolio", "{\"portfolio\":\"%s\"}".formatted(id));
        assertEquals("USD", one.at("/portfolio/currency").asText());
        assertEquals(10000, one.at("/portfolio/equity").asInt());
        assertTrue(one.get("positions").isArray());
        assertTrue(one.has("risk"));
        assertEquals(0, bob.tool("get_portfolio", "{}").get("n").asInt());
        assertEquals(
                "unknown_portfolio",
                bob.refused("get_portfolio", "{\"portfolio\":\"%s\"}".formatted(id))
                        .get("code")
                        .asText());
        assertEquals(
                "completed",
                ann.tool("get_job", "{\"id\":\"%s\"}".formatted(job)).at("/job/state").asText());
        assertEquals(
                job, ann.tool("get_job", "{\"kind\":\"analysis\"}").at("/items/0/id").asText());
        assertEquals(0, bob.tool("get_job", "{}").get("n").asInt());
        assertEquals(
                "unknown_job",
                bob.refused("get_job", "{\"id\":\"%s\"}".formatted(job)).get("code").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "search_symbols | {} | query | must be given",
                "search_symbols | {'query':7} | query | must be a text",
                "search_symbols | {'query':'x','limit':0} | limit | from 1 to 200, was 0",
                "search_symbols | {'query':'x','limt':1} | limt | did you mean limit?",
                "search_symbols | {'query':'x','cursor':'x'} | cursor | must be next_cursor",
                "get_bars | {'ticker':'DEMO01','timeframe':'1x'} | timeframe | must be one of",
                "get_bars | {'ticker':'DEMO01','timeframe':'5m'} | timeframe | has no bars",
                "get_bars | {'ticker':'a b'} | ticker | must",
                "get_analysis | {} | ticker | must be given",
                "get_portfolio | {'portfolio':'x'} | portfolio | such as pf_1",
                "list_alerts | {'state':'open'} | state | must be one of",
                "get_scoreboard | {'by':'week'} | by | must be one of",
                "get_scoreboard | {'verdict':'MAYBE'} | verdict | must be one of",
                "get_evidence | {'scope':'symbol'} | ticker | is required",
                "get_evidence | {'signal':'x'} | signal | must be a kind",
                "get_evidence | {'horizon':7} | horizon | must be 5, 10 or 20",
                "get_evidence | {'sector':'none'} | sector | must be",
                "get_evidence | {'state':'proof'} | state | must be one of",
                "screen | {'condition':'close > 0','universe':'x'} | universe | ",
                "screen | {'condition':'close > 0','cursor':'x'} | cursor | "
            })
    void everyFaultNamesItsArgument(String tool, String arguments, String field, String rule) {
        JsonNode error = ann.refused(tool, arguments.replace('\'', '"'));
        assertEquals(field, error.at("/errors/0/field").asText(), error.toString());
        if (rule != null) {
            assertTrue(error.at("/errors/0/rule").asText().contains(rule), error.toString());
        }
    }

    @Test
    void anUnknownSymbolSaysWhichWasMeant() {
        JsonNode error = ann.refused("get_bars", "{\"ticker\":\"DEMO1\"}");
        assertEquals("unknown_symbol", error.get("code").asText());
        assertTrue(error.get("next_step").asText().contains("search_symbols"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | -32700",
                "[] | -32600",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}] | -32600",
                "7 | -32600",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":\"a\\nb\",\"method\":\"ping\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\\nb\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"method\":\"a\\nb\"} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5} | -32600",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\",\"params\":5} | -32602"
            })
    void whatIsNoMessageIsAnErrorOfTheProtocol(String body, int code) {
        Call.Answer answer =
                keyed.master().header("Content-Type", "application/json").postAs("/mcp", body);
        assertEquals(400, answer.status(), answer.body());
        assertEquals(code, answer.json().at("/error/code").asInt(), answer.body());
        assertEquals("2.0", answer.json().get("jsonrpc").asText());
    }

    @Test
    void unknownMethodsToolsAndParamsAreErrorsWithoutInnards() {
        assertEquals(-32601, ann.rpc("tools/destroy", "{}").at("/error/code").asInt());
        assertEquals(-32602, ann.rpc("tools/call", "{\"name\":\"x\"}").at("/error/code").asInt());
        JsonNode misread = ann.rpc("tools/call", "{\"name\":{\"a\":1}}");
        assertEquals(-32602, misread.at("/error/code").asInt(), misread.toString());
        assertFalse(misread.toString().contains("java"), misread.toString());
        assertFalse(misread.toString().contains("jackson"), misread.toString());
    }

    @Test
    void noticesAndRepliesAreAcceptedWithoutABody() {
        for (String body :
                List.of(
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
                        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")) {
            Call.Answer answer = ann.send(body);
            assertEquals(202, answer.status(), answer.body());
            assertEquals("", answer.body());
        }
    }

    @Test
    void pagesOfOthersCannotUseThisMachinesUser() {
        try (TestApp app = new TestApp()) {
            String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
            assertEquals(200, app.call().post("/mcp", ping).status());
            Call.Answer foreign =
                    app.call().header("Origin", "https://evil.example").post("/mcp", ping);
            assertEquals(403, foreign.status());
        }
    }

    @Test
    void onlyPostsOfCallersWithKeysAreAnswered() {
        for (String method : List.of("GET", "DELETE")) {
            Call.Answer answer = keyed.master().send(method, "/mcp", BodyPublishers.noBody());
            assertEquals(405, answer.status());
            assertEquals("POST", answer.header("Allow"));
        }
        String ping = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}";
        assertEquals(401, keyed.app.call().post("/mcp", ping).status());
        assertEquals(422, keyed.master().post("/mcp?x=1", ping).status());
        assertEquals(406, keyed.master().header("Accept", "text/html").post("/mcp", ping).status());
        assertEquals(
                415,
                keyed.master().header("Content-Type", "text/plain").postAs("/mcp", ping).status());
        Call.Answer old =
                Call.toTestRoutes(keyed.app.port())
                        .header("X-API-Key", KeyedApp.MASTER)
                        .header("MCP-Protocol-Version", "2024-11-05")
                        .post("/mcp", ping);
        assertEquals(400, old.status());
        assertTrue(old.body().contains("2025-11-25"), old.body());
        assertNotEquals("", ann.send(ping).header("X-Request-Id"));
    }
}
