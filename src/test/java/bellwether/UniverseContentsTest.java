package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What scans, rules and screens show of their universes, all alike.
final class UniverseContentsTest {
    private static final WatchlistCalls CALLS = new WatchlistCalls();

    @AfterAll
    static void close() {
        CALLS.close();
    }

    /// One of each kind over a universe; the paths of what was made.
    private static List<String> made(String name, String universe, String timeframe) {
        String body =
                "\"name\":\"%s\",\"universe\":%s,\"timeframe\":\"%s\""
                        .formatted(name, universe, timeframe);
        return List.of(
                path("/api/v1/scans", "{%s}".formatted(body), universe),
                path("/api/v1/rules", "{%s,\"when\":\"close > 1\"}".formatted(body), universe),
                path("/api/v1/screens", "{%s,\"q\":\"close > 1\"}".formatted(body), universe));
    }

    private static String path(String all, String body, String universe) {
        Call.Answer answer = CALLS.call().post(all, body);
        assertEquals(201, answer.status(), answer.body());
        assertEquals(universe, answer.json().get("universe").toString());
        return answer.header("Location");
    }

    private static void assertContents(String path, String contents) {
        Call.Answer answer = CALLS.call().get(path + "/universe");
        assertEquals(200, answer.status(), answer.body());
        assertEquals(contents, answer.body(), path);
        Call.Answer again =
                CALLS.call().header("If-None-Match", answer.header("ETag")).get(path + "/universe");
        assertEquals(304, again.status());
    }

    @Test
    void whatIsNotStoredOrHasNoBarsIsKeptAndShown() {
        String list = CALLS.list("Mixed", "DEMO01", "DEMO02", "NOSUCH1");
        for (String path : made("mixed", "{\"watchlist\":\"mixed\"}", "1h")) {
            assertContents(
                    path,
                    "{\"universe\":{\"watchlist\":\"mixed\"},\"id\":\"%s\",\"name\":\"Mixed\",\"timeframe\":\"1h\",\"symbols\":2,\"without_bars\":{\"count\":2,\"tickers\":[\"DEMO01\",\"DEMO02\"]},\"unknown\":{\"count\":1,\"tickers\":[\"NOSUCH1\"]},\"problem\":null}"
                            .formatted(list));
        }
    }

    @Test
    void namedTickersThatAreGoneStay() {
        List<String> paths = made("going", "{\"tickers\":[\"DEMO28\",\"DEMO29\"]}", "1d");
        CALLS.app.jdbi().useHandle(h -> h.execute("delete from symbol where ticker = 'DEMO29'"));
        for (String path : paths) {
            JsonNode shown = CALLS.call().get(path).json();
            assertEquals("{\"tickers\":[\"DEMO28\",\"DEMO29\"]}", shown.get("universe").toString());
            assertContents(
                    path,
                    "{\"universe\":{\"tickers\":[\"DEMO28\",\"DEMO29\"]},\"id\":null,\"name\":null,\"timeframe\":\"1d\",\"symbols\":1,\"without_bars\":{\"count\":0,\"tickers\":[]},\"unknown\":{\"count\":1,\"tickers\":[\"DEMO29\"]},\"problem\":null}");
        }
        JsonNode screened =
                CALLS.call()
                        .header("Prefer", "wait=30")
                        .post("/api/v1/screen", "{\"screen\":\"going\"}")
                        .json();
        assertEquals(1, screened.at("/symbols/count").asInt(), screened.toString());
        assertEquals(
                "{\"count\":1,\"tickers\":[\"DEMO29\"]}",
                screened.at("/symbols/without_bars").toString());
    }

    @Test
    void aListThatIsGoneIsSaid() {
        String list = CALLS.list("short lived", "DEMO03");
        List<String> paths = made("leaving", "{\"watchlist\":\"%s\"}".formatted(list), "1d");
        WatchlistCalls.delete(CALLS.call(), WatchlistCalls.ALL + "/" + list);
        for (String path : paths) {
            JsonNode contents = CALLS.call().get(path + "/universe").json();
            assertEquals(0, contents.get("symbols").asInt());
            assertEquals("unknown_watchlist", contents.at("/problem/code").asText());
            assertEquals(
                    "No watchlist of yours has the id or the name \"%s\"; GET /api/v1/watchlists lists them."
                            .formatted(list),
                    contents.at("/problem/detail").asText());
        }
    }

    @Test
    void aScreenIsNamedByItsNameOrId() {
        String path =
                path(
                        "/api/v1/screens",
                        "{\"name\":\"Cheap\",\"q\":\"close > 0\",\"universe\":{\"tickers\":[\"DEMO05\",\"DEMO06\"]}}",
                        "{\"tickers\":[\"DEMO05\",\"DEMO06\"]}");
        CALLS.call().header("Prefer", "wait=30").post("/api/v1/screen", "{\"screen\":\"Cheap\"}");
        String id = path.replaceFirst(".*/", "");
        for (String name : List.of("cheap", id)) {
            for (String made : made("of " + name, "{\"screen\":\"%s\"}".formatted(name), "1d")) {
                JsonNode contents = CALLS.call().get(made + "/universe").json();
                assertEquals(id, contents.get("id").asText(), contents.toString());
                assertEquals("Cheap", contents.get("name").asText());
                assertEquals(2, contents.get("symbols").asInt(), contents.toString());
            }
        }
    }

    @Test
    void aScreenShowsItsUniverseAsItWasAskedForAndWhatHasNoBars() {
        CALLS.list("part", "DEMO07", "NOSUCH2");
        JsonNode result =
                CALLS.call()
                        .header("Prefer", "wait=30")
                        .post(
                                "/api/v1/screen",
                                "{\"q\":\"close > 0\",\"universe\":{\"watchlist\":\"Part\"}}")
                        .json();
        assertEquals("{\"watchlist\":\"Part\"}", result.get("universe").toString());
        assertEquals(1, result.at("/symbols/count").asInt(), result.toString());
        assertEquals(
                "{\"count\":1,\"tickers\":[\"NOSUCH2\"]}",
                result.at("/symbols/without_bars").toString());
        JsonNode bars =
                CALLS.call()
                        .header("Prefer", "wait=30")
                        .post(
                                "/api/v1/screen",
                                "{\"q\":\"SMA_37 > 0\",\"universe\":{\"watchlist\":\"part\"}}")
                        .json();
        assertEquals("bars", bars.get("by").asText(), bars.toString());
        assertEquals(
                "{\"count\":1,\"tickers\":[\"NOSUCH2\"]}",
                bars.at("/symbols/without_bars").toString());
    }

    @Test
    void aRuleOfNoUniverseSaysSo() {
        Call.Answer made =
                CALLS.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"clock\",\"when\":{\"at\":\"15:20\",\"zone\":\"UTC\"}}");
        assertEquals(201, made.status(), made.body());
        WatchlistCalls.assertCode(
                409, "no_universe", CALLS.call().get(made.header("Location") + "/universe"));
        WatchlistCalls.assertCode(
                404, "unknown_rule", CALLS.asBob().get(made.header("Location") + "/universe"));
    }
}
