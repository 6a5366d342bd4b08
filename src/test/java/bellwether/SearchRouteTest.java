package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The search over HTTP.
final class SearchRouteTest {
    private static OverviewCalls calls;

    @BeforeAll
    static void start() {
        calls = new OverviewCalls();
        symbol("ZED", "Alpha Zedmark");
        symbol("ZEDX", "Other");
        symbol("AZED", "Another");
        symbol("ALFA", "Great ZED works");
        symbol("BETA", "Half%way_zed");
        symbol("^ZED", "The index");
        made("/api/v1/watchlists", "{\"name\":\"Zed\"}");
        made("/api/v1/screens", "{\"name\":\"my zed screen\",\"q\":\"close > 1\"}");
        made("/api/v1/portfolios", "{\"name\":\"Zed paper\",\"currency\":\"USD\"}");
        made(
                "/api/v1/rules",
                "{\"name\":\"zed falls\",\"when\":\"close <"
                        + " 1\",\"universe\":{\"tickers\":[\"ZED\"]}}");
        made("/api/v1/scans", "{\"name\":\"all of zed\",\"universe\":{\"tickers\":[\"ZED\"]}}");
    }

    private static void symbol(String ticker, String name) {
        calls.bars(
                ticker.replace("^", "%5E") + "&exchange=XNYS",
                "date,open,high,low,close,volume\n2025-03-31,7,7,7,7,1\n");
        calls.sql(
                "update symbol set name = '%s', sector = 'Energy' where ticker = '%s'"
                        .formatted(name, ticker));
    }

    private static void made(String path, String body) {
        Call.Answer answer = calls.keyed.with(calls.ann).post(path, body);
        assertEquals(201, answer.status(), answer.body());
    }

    @AfterAll
    static void stop() {
        calls.close();
    }

    private static JsonNode search(String text) {
        return calls.json("/api/v1/search?q=" + OverviewCalls.encoded(text));
    }

    private static List<String> found(JsonNode body) {
        List<String> found = new ArrayList<>();
        body.get("items")
                .forEach(item ->
                        found.add(item.get("kind").asText() + " " + item.get("title").asText()));
        return found;
    }

    @Test
    void theBestFitsComeFirst() {
        JsonNode body = search("zed");
        assertEquals(
                List.of(
                        "symbol Alpha Zedmark", // its ticker
                        "symbol The index",
                        "watchlist Zed",
                        "symbol Other", // its ticker begins so
                        "rule zed falls",
                        "portfolio Zed paper",
                        "symbol Great ZED works", // a word of its name
                        "screen my zed screen",
                        "scan all of zed",
                        "symbol Another", // contains it
                        "symbol Half%way_zed"),
                found(body));
        assertEquals("ZED", body.at("/items/0/id").asText());
        assertEquals("XNYS, Energy", body.at("/items/0/detail").asText());
        assertTrue(body.at("/items/2/id").asText().startsWith("wl_"));
        assertFalse(body.get("more").asBoolean());
        assertTrue(body.get("did_you_mean").isNull());
    }

    @Test
    void aBacktestIsFoundByItsName() {
        Call.Answer made =
                calls.keyed
                        .with(calls.ann)
                        .post(
                                "/api/v1/backtests",
                                "{\"builtin\":\"golden_cross\",\"name\":\"quiet"
                                        + " strength\",\"tickers\":[\"DEMO01\"]}");
        assertEquals(202, made.status(), made.body());
        JsonNode found = search("strength").at("/items/0");
        assertEquals("backtest", found.get("kind").asText());
        assertEquals(made.json().get("id"), found.get("id"));
        assertTrue(found.get("detail").asText().startsWith("single, 20"), found.toString());
        assertEquals(
                0, calls.get(calls.bob, "/api/v1/search?q=strength").json().get("items").size());
    }

    @Test
    void aLimitLeavesTheBest() {
        JsonNode body = calls.json("/api/v1/search?q=ZED&limit=2");
        assertEquals(List.of("symbol Alpha Zedmark", "symbol The index"), found(body));
        assertTrue(body.get("more").asBoolean());
    }

    @Test
    void whatIsAnothersIsNotFound() {
        JsonNode theirs = calls.get(calls.bob, "/api/v1/search?q=zed").json();
        assertEquals(6, theirs.get("items").size());
        assertEquals(
                List.of("symbol"),
                theirs.get("items").findValuesAsText("kind").stream().distinct().toList());
        JsonNode none = calls.get(calls.bob, "/api/v1/search?q=my%20zed%20screem").json();
        assertTrue(none.get("did_you_mean").isNull(), "not even its name is given away");
        assertEquals("my zed screen", search("my zed screem").get("did_you_mean").asText());
    }

    @Test
    void lettersOfPatternsStandForThemselves() {
        assertEquals(List.of("symbol Half%way_zed"), found(search("%way_")));
        assertEquals(0, search("%zed_").get("items").size());
        assertEquals(0, search("' or 1=1 --").get("items").size());
    }

    @Test
    void whatWasProbablyMeantIsAsked() {
        JsonNode none = search("DEM001");
        assertEquals(0, none.get("items").size());
        assertEquals("DEMO01", none.get("did_you_mean").asText());
        assertTrue(search("nothing like it").get("did_you_mean").isNull());
    }

    @Test
    void aFormerTickerLeadsToItsSymbol() {
        symbol("WASSO", "Was so called");
        Call.Answer renamed =
                calls.keyed
                        .master()
                        .post(
                                "/api/v1/stocks/WASSO/renames",
                                "{\"to\":\"ISNOW\",\"renamed_on\":\"2025-03-31\"}");
        assertEquals(201, renamed.status(), renamed.body());
        JsonNode body = search("wasso");
        assertEquals("ISNOW", body.at("/items/0/id").asText());
        assertTrue(body.at("/items/0/detail").asText().startsWith("formerly WASSO"));
        assertEquals(1, body.get("items").size());
    }

    @Test
    void itIsFreshAtOnceAndHasATag() {
        String path = "/api/v1/search?q=fresh";
        String tag = calls.get(calls.ann, path).header("ETag");
        assertEquals(
                304, calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status());
        symbol("FRESHER", "New");
        assertEquals(1, search("fresh").get("items").size());
        assertEquals(
                200, calls.keyed.with(calls.ann).header("If-None-Match", tag).get(path).status());
        Call.Answer table = calls.keyed.with(calls.ann).header("Accept", "text/csv").get(path);
        assertEquals(
                "kind,id,title,detail\r\nsymbol,FRESHER,New,\"XNYS, Energy\"\r\n", table.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/api/v1/search | ?q | must be 1 to 64 characters of a ticker or a name, was not"
                        + " given",
                "/api/v1/search?q=%20 | ?q | must be 1 to 64 characters",
                "/api/v1/search?q=x&limit=51 | ?limit | from 1 to 50",
                "/api/v1/search?q=x&limit=0 | ?limit | from 1 to 50",
                "/api/v1/search?query=x | ?query | is not a known parameter",
            })
    void whatIsWrongIsNamed(String path, String pointer, String detail) {
        calls.assertRefused(pointer, detail, calls.get(calls.ann, path));
    }

    @Test
    void aLongTextIsRefused() {
        calls.assertRefused(
                "?q",
                "must be 1 to 64 characters",
                calls.get(calls.ann, "/api/v1/search?q=" + "x".repeat(65)));
    }
}
