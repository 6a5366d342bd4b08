package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Universes that scans, rules and screens refuse, all alike: code, place and what to do next.
final class UniverseRefusalsTest {
    private static final WatchlistCalls CALLS = new WatchlistCalls();

    /// Where universes are sent, and what is sent with them.
    private static final List<Room> ROOMS =
            List.of(
                    new Room("/api/v1/scans", "{\"name\":\"x\",\"universe\":%s}"),
                    new Room(
                            "/api/v1/rules",
                            "{\"name\":\"x\",\"when\":\"close > 1\",\"universe\":%s}"),
                    new Room(
                            "/api/v1/rules/drill",
                            "{\"name\":\"x\",\"when\":\"close > 1\",\"universe\":%s}"),
                    new Room(
                            "/api/v1/screens",
                            "{\"name\":\"x\",\"q\":\"close > 1\",\"universe\":%s}"),
                    new Room("/api/v1/screen", "{\"q\":\"close > 1\",\"universe\":%s}"),
                    new Room("/api/v1/screen/check", "{\"q\":\"close > 1\",\"universe\":%s}"));

    private static String foreignList;
    private static String foreignScreen;

    private record Room(String path, String body) {
        Call.Answer send(String universe) {
            return CALLS.call().post(path, body.formatted(universe));
        }
    }

    @BeforeAll
    static void keep() {
        CALLS.list("empty");
        foreignList =
                CALLS.asBob()
                        .post(WatchlistCalls.ALL, "{\"name\":\"foreign\"}")
                        .json()
                        .get("id")
                        .asText();
        foreignScreen = screen(CALLS.asBob(), "foreign");
        for (String name : List.of("round", "about", "broken")) {
            screen(CALLS.call(), name);
        }
        CALLS.app
                .jdbi()
                .useHandle(h -> {
                    String of = "update screen set universe = ? where name = ?";
                    h.execute(of, "{\"screen\": \"about\"}", "round");
                    h.execute(of, "{\"screen\": \"round\"}", "about");
                    h.execute("update screen set text = 'no_field > 1' where name = 'broken'");
                });
    }

    private static String screen(Call call, String name) {
        return call.post(
                        "/api/v1/screens",
                        "{\"name\":\"%s\",\"q\":\"close > 0\",\"universe\":\"synthetic\"}"
                                .formatted(name))
                .json()
                .get("id")
                .asText();
    }

    @AfterAll
    static void close() {
        CALLS.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    7                                        | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was 7
                    true                                     | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was true
                    ["DEMO01"]                               | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was ["DEMO01"]
                    "DEMO01"                                 | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was "DEMO01"
                    "list:few"                               | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was "list:few"
                    {}                                       | invalid_request   | /universe           | such as {"watchlist": "NAME"}, was {}
                    {"tickers":["DEMO01"],"screen":"round"}  | invalid_request   | /universe           | has tickers and screen; send one of them
                    {"all":true}                             | invalid_request   | /universe/all       | known are tickers, watchlist, screen
                    {"list":"few"}                           | invalid_request   | /universe/list      | known are tickers, watchlist, screen
                    {"watchlist":"empty","by":1}             | invalid_request   | /universe/by        | known are tickers, watchlist, screen
                    {"ticker":["DEMO01"]}                    | invalid_request   | /universe/ticker    | did you mean tickers?
                    {"tickers":"DEMO01"}                     | invalid_request   | /universe/tickers   | must be a list of tickers such as ["AAPL"]
                    {"tickers":null}                         | invalid_request   | /universe/tickers   | must be a list of tickers such as ["AAPL"]
                    {"tickers":["DEMO01",7]}                 | invalid_request   | /universe/tickers/1 | must be a ticker such as "AAPL", was 7
                    {"tickers":["DEMO01","a b"]}             | invalid_request   | /universe/tickers/1 | 1 to 32 letters
                    {"tickers":[]}                           | empty_universe    | /universe/tickers   | name some, or look at all
                    {"tickers":["DEMO01","demo01","DEM01"]}  | unknown_symbol    | /universe/tickers/2 | did you mean DEMO
                    {"watchlist":7}                          | invalid_request   | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":null}                       | invalid_request   | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":" "}                        | invalid_request   | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":"none"}                     | unknown_watchlist | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":"foreign"}                  | unknown_watchlist | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":"FOREIGN_LIST"}             | unknown_watchlist | /universe/watchlist | GET /api/v1/watchlists lists them
                    {"watchlist":"empty"}                    | empty_universe    | /universe/watchlist | add tickers with POST /api/v1/watchlists/wl_
                    {"screen":["round"]}                     | invalid_request   | /universe/screen    | GET /api/v1/screens lists them
                    {"screen":"sc_999999"}                   | unknown_screen    | /universe/screen    | GET /api/v1/screens lists them
                    {"screen":"foreign"}                     | unknown_screen    | /universe/screen    | GET /api/v1/screens lists them
                    {"screen":"FOREIGN_SCREEN"}              | unknown_screen    | /universe/screen    | GET /api/v1/screens lists them
                    {"screen":"round"}                       | circular_screen   | /universe/screen    | Take one of them out
                    {"screen":"broken"}                      | broken_screen     | /universe/screen    | Change the screen
                    """)
    void isAnsweredAlikeWhereverItIsSent(
            String universe, String code, String pointer, String next) {
        String sent =
                universe.replace("FOREIGN_LIST", foreignList)
                        .replace("FOREIGN_SCREEN", foreignScreen);
        List<String> answers = new ArrayList<>();
        for (Room room : ROOMS) {
            assertRefused(room, room.send(sent), code, pointer, next);
            answers.add(room.send(sent).json().at("/errors/0/detail").asText());
        }
        assertEquals(1, answers.stream().distinct().count(), () -> String.join("\n", answers));
    }

    private static void assertRefused(
            Room room, Call.Answer answer, String code, String pointer, String next) {
        assertEquals(422, answer.status(), room + answer.body());
        JsonNode problem = answer.json();
        assertEquals(code, problem.get("code").asText(), room + answer.body());
        assertEquals(1, problem.get("errors").size(), room + answer.body());
        assertEquals(pointer, problem.at("/errors/0/pointer").asText(), room + answer.body());
        String detail = problem.at("/errors/0/detail").asText();
        assertTrue(detail.contains(next), room + detail);
    }

    @Test
    void moreTickersThanMayBeNamedAreRefused() {
        String many =
                "{\"tickers\":[%s]}"
                        .formatted(String.join(",", Collections.nCopies(10_001, "\"DEMO01\"")));
        for (Room room : ROOMS) {
            assertRefused(
                    room,
                    room.send(many),
                    "invalid_request",
                    "/universe/tickers",
                    "must be at most 10,000 tickers, were 10,001; put them on watchlists");
        }
    }

    /// Screens are of all where nothing is said; scans and rules want it said.
    @Test
    void whatIsLeftOutIsRefusedWhereItIsNeeded() {
        for (Room room : ROOMS.subList(0, 3)) {
            Call.Answer answer = room.send("null");
            assertRefused(
                    room,
                    answer,
                    "invalid_request",
                    "/universe",
                    "such as {\"watchlist\": \"NAME\"}");
        }
        for (Room room : ROOMS.subList(3, 6)) {
            Call.Answer answer = room.send("null");
            assertTrue(answer.status() < 300, room + answer.body());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    universe=few                   | invalid_request   | ?universe | name tickers with tickers=A,B
                    universe=list:few              | invalid_request   | ?universe | watchlist:NAME
                    universe=watchlist:            | invalid_request   | ?universe | watchlist:NAME
                    universe=DEMO01,DEMO02         | invalid_request   | ?universe | name tickers with tickers=A,B
                    universe=all&tickers=DEMO01    | invalid_request   | ?tickers  | send one
                    tickers=                       | empty_universe    | ?tickers  | name some
                    tickers=a%20b                  | invalid_request   | ?tickers  | 1 to 32 letters
                    tickers=DEM01                  | unknown_symbol    | ?tickers  | did you mean DEMO
                    universe=watchlist:none        | unknown_watchlist | ?universe | GET /api/v1/watchlists lists them
                    universe=watchlist:empty       | empty_universe    | ?universe | add tickers with POST
                    universe=screen:none           | unknown_screen    | ?universe | GET /api/v1/screens lists them
                    universe=screen:round          | circular_screen   | ?universe | Take one of them out
                    """)
    void aParameterIsRefusedAsTheFieldIs(
            String parameters, String code, String pointer, String next) {
        Room room = new Room("/api/v1/screen", "");
        assertRefused(
                room,
                CALLS.call().get("/api/v1/screen?q=close%20%3E%201&" + parameters),
                code,
                pointer,
                next);
    }

    @Test
    void aConditionNamesThePlaceOfAListOrScreen() {
        String text = "close > 1 and (on_list(\\\"none\\\") or screen(\\\"round\\\"))";
        for (String path : List.of("/api/v1/screen", "/api/v1/screens")) {
            JsonNode problem =
                    CALLS.call().post(path, "{\"name\":\"x\",\"q\":\"%s\"}".formatted(text)).json();
            if (path.equals("/api/v1/screen")) {
                problem = CALLS.call().post(path, "{\"q\":\"%s\"}".formatted(text)).json();
            }
            assertEquals("bad_condition", problem.get("code").asText(), problem.toString());
            assertEquals("/q", problem.at("/errors/0/pointer").asText());
            assertTrue(
                    problem.at("/errors/0/detail")
                            .asText()
                            .startsWith("position 23: No watchlist of yours"),
                    problem.toString());
            assertTrue(
                    problem.at("/errors/1/detail")
                            .asText()
                            .startsWith("position 41: Screens name one another"),
                    problem.toString());
        }
    }

    @Test
    void aRuleNamesThePlaceToo() {
        JsonNode problem =
                CALLS.call()
                        .post(
                                "/api/v1/rules",
                                "{\"name\":\"x\",\"when\":\"close > 1 and (on_list(\\\"none\\\") or screen(\\\"round\\\"))\",\"universe\":\"synthetic\"}")
                        .json();
        assertEquals("bad_condition", problem.get("code").asText(), problem.toString());
        assertEquals("/when", problem.at("/errors/0/pointer").asText());
        assertTrue(
                problem.at("/errors/0/detail")
                        .asText()
                        .startsWith("at character 24: No watchlist of yours"),
                problem.toString());
        assertTrue(
                problem.at("/errors/1/detail")
                        .asText()
                        .startsWith("at character 42: Screens name one another"),
                problem.toString());
    }

    /// A screen that nothing passes today is a universe like any other, kept by all.
    @Test
    void aScreenThatNothingPassesNowIsKept() {
        CALLS.call()
                .post(
                        "/api/v1/screens",
                        "{\"name\":\"nothing\",\"q\":\"close < 0\",\"universe\":\"synthetic\"}");
        for (int room : List.of(0, 1, 3)) {
            Call.Answer made =
                    CALLS.call()
                            .post(
                                    ROOMS.get(room).path,
                                    ROOMS.get(room)
                                            .body
                                            .formatted("{\"screen\":\"nothing\"}")
                                            .replace("\"x\"", "\"of nothing\""));
            assertEquals(201, made.status(), made.body());
            assertEquals("{\"screen\":\"nothing\"}", made.json().get("universe").toString());
        }
        for (int room : List.of(2, 4)) {
            assertRefused(
                    ROOMS.get(room),
                    ROOMS.get(room).send("{\"screen\":\"nothing\"}"),
                    "empty_universe",
                    "/universe",
                    "must have at least one symbol");
        }
    }
}
