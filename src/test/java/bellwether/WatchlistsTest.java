package bellwether;

import static bellwether.WatchlistCalls.ALL;
import static bellwether.WatchlistCalls.GROUPS;
import static bellwether.WatchlistCalls.assertCode;
import static bellwether.WatchlistCalls.assertDetail;
import static bellwether.WatchlistCalls.delete;
import static bellwether.WatchlistCalls.patch;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Watchlists and their collections over HTTP.
final class WatchlistsTest {
    private static final WatchlistCalls CALLS = new WatchlistCalls();

    @AfterAll
    static void stop() {
        CALLS.close();
    }

    @Test
    void aListIsMadeChangedByItsTagFoundByItsNameAndDeleted() {
        Call.Answer made = CALLS.create("Made & changed");
        assertEquals(201, made.status(), made.body());
        String path = ALL + "/" + made.json().get("id").asText();
        assertEquals(path, made.header("Location"));
        assertEquals("Default", made.json().at("/collection/name").asText());
        assertEquals(made.json(), CALLS.call().get(path).json());
        assertEquals(made.json(), CALLS.call().get(ALL + "/made%20%26%20CHANGED").json());
        assertCode(409, "name_taken", CALLS.create("MADE & changed"));

        assertCode(428, "if_match_required", patch(CALLS.call(), path, "{\"name\":\"Other\"}"));
        String tag = made.header("ETag");
        Call.Answer changed =
                patch(CALLS.call().header("If-Match", tag), path, "{\"name\":\"made & CHANGED\"}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals(2, changed.json().get("version").asInt());
        assertNotEquals(tag, changed.header("ETag"));
        assertCode(
                412,
                "watchlist_changed",
                patch(CALLS.call().header("If-Match", tag), path, "{\"name\":\"Late\"}"));
        assertCode(412, "watchlist_changed", delete(CALLS.call().header("If-Match", tag), path));
        assertEquals(204, delete(CALLS.call(), path).status());
        assertCode(404, "unknown_watchlist", CALLS.call().get(path));
        assertTrue(
                CALLS.app
                                .master()
                                .get("/api/v1/audit?action=watchlist.delete")
                                .json()
                                .get("items")
                                .size()
                        > 0);
    }

    @Test
    void namesAreCheckedAndQuoted() {
        for (String name : List.of("", " spaced", "wl_7", "WC_1", "x".repeat(61), "a\\u200bb")) {
            Call.Answer answer = CALLS.create(name);
            assertCode(422, "invalid_request", answer);
            assertEquals("/name", answer.json().at("/errors/0/pointer").asText());
        }
        assertDetail("must not look like an id, was \"wl_7\"", CALLS.create("wl_7"));
        assertDetail("invisible U+200B", CALLS.create("a\\u200bb"));
        assertDetail("is required", CALLS.call().post(ALL, "{}"));
    }

    @Test
    void entriesAreAddedRemovedAndMovedInOneTransaction() {
        String id = CALLS.list("Moves", "DEMO01", "DEMO02", "DEMO03");
        Call.Answer changed =
                CALLS.entries(
                        id,
                        """
                        {"remove": ["demo02"], "add": [{"ticker": "DEMO04", "note": "new"}, "DEMO01"],
                         "move_to": {"tickers": ["DEMO04", "NOPE"], "place": 1}}
                        """);
        assertEquals(200, changed.status(), changed.body());
        JsonNode body = changed.json();
        assertEquals("[\"DEMO02\"]", body.get("removed").toString());
        assertEquals("[\"DEMO04\"]", body.get("moved").toString());
        assertEquals(List.of("DEMO04"), body.get("added").findValuesAsText("ticker"));
        assertEquals(1, body.at("/added/0/place").asInt());
        assertEquals(
                List.of("duplicate", "not_on_list"),
                body.get("skipped").findValuesAsText("reason"));
        assertEquals("DEMO01", body.at("/skipped/0/entry/ticker").asText());
        assertEquals(3, body.at("/watchlist/version").asInt());
        assertEquals(List.of("DEMO04", "DEMO01", "DEMO03"), CALLS.tickers(id));
        assertEquals("new", CALLS.shown(id).at("/0/note").asText());

        String tag = changed.header("ETag");
        Call.Answer nothing = CALLS.entries(id, "{\"remove\":[\"NOPE\"]}");
        assertEquals(tag, nothing.header("ETag"), "nothing changed, so the version stays");
        Call.Answer later =
                CALLS.call()
                        .header("If-Match", "\"other\"")
                        .post(ALL + "/" + id + "/entries", "{\"remove\":[\"DEMO01\"]}");
        assertCode(412, "watchlist_changed", later);
        assertEquals(3, CALLS.tickers(id).size());
    }

    @Test
    void oneDuplicateAloneIsRefusedWithItsEntry() {
        String id = CALLS.list("Duplicates");
        CALLS.entries(id, "{\"add\":[{\"ticker\":\"DEMO05\",\"note\":\"mine\"}]}");
        Call.Answer again = CALLS.entries(id, "{\"add\":[\"demo05\"]}");
        assertCode(409, "duplicate", again);
        assertDetail("DEMO05 is on \"Duplicates\" (%s) already, at place 1".formatted(id), again);
        assertDetail("with the note \"mine\"", again);
        Call.Answer twice = CALLS.entries(id, "{\"add\":[\"DEMO06\",\"DEMO06\"]}");
        assertEquals(1, twice.json().get("added").size());
        assertEquals(2, twice.json().at("/skipped/0/entry/place").asInt());
    }

    @Test
    void entriesMoveToAnotherListUnlessTheyAreThere() {
        String from = CALLS.list("From", "DEMO01", "DEMO02");
        String to = CALLS.list("To", "DEMO02", "DEMO03");
        Call.Answer moved =
                CALLS.entries(
                        from,
                        "{\"move_to\":{\"tickers\":[\"DEMO01\",\"DEMO02\"],\"place\":2,\"watchlist\":\"to\"}}");
        assertEquals(200, moved.status(), moved.body());
        assertEquals("[\"DEMO01\"]", moved.json().get("moved").toString());
        assertEquals("duplicate", moved.json().at("/skipped/0/reason").asText());
        assertEquals(List.of("DEMO02"), CALLS.tickers(from));
        assertEquals(List.of("DEMO02", "DEMO01", "DEMO03"), CALLS.tickers(to));
        assertEquals(3, CALLS.call().get(ALL + "/" + to).json().get("version").asInt());
        Call.Answer nowhere =
                CALLS.entries(
                        from, "{\"move_to\":{\"tickers\":[\"DEMO02\"],\"watchlist\":\"no\"}}");
        assertCode(422, "invalid_request", nowhere);
        assertEquals("/move_to/watchlist", nowhere.json().at("/errors/0/pointer").asText());
    }

    @Test
    void notesAreChangedAndChecked() {
        String id = CALLS.list("Notes", "DEMO08");
        String path = ALL + "/" + id + "/entries/demo08";
        Call.Answer changed = patch(CALLS.call(), path, "{\"note\":\"line 1\\nline 2\"}");
        assertEquals(200, changed.status(), changed.body());
        assertEquals("line 1\nline 2", CALLS.shown(id).at("/0/note").asText());
        assertEquals(3, CALLS.call().get(ALL + "/" + id).json().get("version").asInt());
        assertCode(
                404,
                "not_on_list",
                patch(CALLS.call(), ALL + "/" + id + "/entries/DEMO09", "{\"note\":\"\"}"));
        assertCode(422, "invalid_request", patch(CALLS.call(), path, "{\"note\":\"\\u0000\"}"));
        assertCode(
                422,
                "invalid_request",
                patch(CALLS.call(), path, "{\"note\":\"%s\"}".formatted("x".repeat(1_001))));
    }

    @Test
    void pagesGoOnByCursor() {
        String id = CALLS.list("Pages", "DEMO01", "DEMO02", "DEMO03", "DEMO04", "DEMO05");
        List<String> seen = new ArrayList<>();
        String next = ALL + "/" + id + "/entries?limit=2";
        while (next != null) {
            JsonNode page = CALLS.call().get(next).json();
            seen.addAll(page.get("items").findValuesAsText("ticker"));
            next = page.get("next").textValue();
        }
        assertEquals(List.of("DEMO01", "DEMO02", "DEMO03", "DEMO04", "DEMO05"), seen);
    }

    @Test
    void collectionsGroupListsAndLeaveThemToDefault() {
        Call.Answer made = CALLS.call().post(GROUPS, "{\"name\":\"Asia\"}");
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        assertCode(409, "name_taken", CALLS.call().post(GROUPS, "{\"name\":\"asia\"}"));
        assertCode(409, "name_taken", CALLS.call().post(GROUPS, "{\"name\":\"default\"}"));
        Call.Answer list = CALLS.call().post(ALL, "{\"name\":\"Nikkei\",\"collection\":\"ASIA\"}");
        assertEquals(id, list.json().at("/collection/id").asText());
        assertEquals(
                List.of("Nikkei"),
                CALLS
                        .call()
                        .get(ALL + "?collection=Asia")
                        .json()
                        .get("items")
                        .findValuesAsText("name")
                        .stream()
                        .filter(name -> !name.equals("Asia"))
                        .toList());
        assertEquals(1, CALLS.call().get(GROUPS + "/" + id).json().get("watchlists").asInt());
        assertEquals(200, patch(CALLS.call(), GROUPS + "/asia", "{\"name\":\"Japan\"}").status());
        String path = ALL + "/" + list.json().get("id").asText();
        assertEquals("Japan", CALLS.call().get(path).json().at("/collection/name").asText());

        assertCode(409, "default_collection", delete(CALLS.call(), GROUPS + "/default"));
        assertCode(
                409,
                "default_collection",
                patch(CALLS.call(), GROUPS + "/default", "{\"name\":\"Mine\"}"));
        assertEquals(204, delete(CALLS.call(), GROUPS + "/" + id).status());
        JsonNode after = CALLS.call().get(path).json();
        assertEquals("default", after.at("/collection/id").asText());
        assertEquals(2, after.get("version").asInt());
        JsonNode all = CALLS.call().get(GROUPS).json().get("items");
        assertEquals("Default", all.at("/0/name").asText());
        assertTrue(all.at("/0/watchlists").asInt() >= 1);
    }

    @Test
    void anothersListsAreNotThere() {
        String id = CALLS.list("Private", "DEMO01");
        CALLS.call().post(GROUPS, "{\"name\":\"Own\"}");
        String path = ALL + "/" + id;
        for (String named : List.of(path, ALL + "/Private")) {
            assertCode(404, "unknown_watchlist", CALLS.asBob().get(named));
            assertCode(404, "unknown_watchlist", CALLS.asBob().get(named + "/entries"));
            assertCode(404, "unknown_watchlist", delete(CALLS.asBob(), named));
            assertCode(
                    404,
                    "unknown_watchlist",
                    CALLS.asBob().post(named + "/entries", "{\"add\":[\"DEMO02\"]}"));
            assertCode(404, "unknown_watchlist", patch(CALLS.asBob(), named, "{}"));
        }
        assertCode(404, "unknown_collection", CALLS.asBob().get(GROUPS + "/Own"));
        assertEquals(1, CALLS.asBob().get(GROUPS).json().get("items").size());
        assertEquals(List.of("DEMO01"), CALLS.tickers(id));
        assertEquals(
                201, CALLS.asBob().post(ALL, "{\"name\":\"Private\"}").status(), "names are own");
    }
}
