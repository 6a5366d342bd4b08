package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The watchlist and its collections, as older clients ask for them.
final class OlderWatchlistsTest {
    private final TestApp app = new TestApp(0);

    @AfterEach
    void stop() {
        app.close();
    }

    private Call.Answer add(String body) {
        return app.call().post("/api/watchlist", body);
    }

    private Call.Answer delete(String path) {
        return app.call().send("DELETE", path, BodyPublishers.noBody());
    }

    private List<String> symbols(String query) {
        return app.call()
                .get("/api/watchlist" + query)
                .json()
                .get("watchlist")
                .findValuesAsText("symbol");
    }

    private static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    @Test
    void aSymbolIsPutOnTheWatchlistReadAndTakenOff() {
        Call.Answer made =
                add(
                        "{\"symbol\":\"demo01\",\"name\":\"A company\",\"notes\":\"buy"
                                + " low\",\"user_id\":\"local\"}");
        assertEquals(201, made.status(), made.body());
        JsonNode item = made.json();
        assertEquals(
                Set.of(
                        "symbol",
                        "ticker",
                        "name",
                        "notes",
                        "collection_id",
                        "collection_name",
                        "added_at",
                        "added_price",
                        "current_price",
                        "price_date",
                        "verdict",
                        "score"),
                item.properties().stream().map(e -> e.getKey()).collect(Collectors.toSet()));
        assertEquals("DEMO01", item.get("symbol").asText());
        assertEquals("buy low", item.get("notes").asText());
        assertEquals("Default", item.get("collection_name").asText());
        assertTrue(item.get("current_price").isNumber());
        assertFalse(item.get("name").asText().equals("A company"), "names are those stored");
        assertEquals(201, add("{\"ticker\":\"NEWCO\"}").status());
        JsonNode all = app.call().get("/api/watchlist?user_id=local").json();
        assertEquals(2, all.get("count").asInt());
        assertTrue(all.at("/watchlist/1/current_price").isNull());
        assertFalse(all.get("has_more").asBoolean(true));
        assertEquals(List.of(), symbols("?user_id=someone"));

        assertCode(409, "duplicate", add("{\"symbol\":\"DEMO01\"}"));
        assertCode(422, "invalid_request", add("{\"symbol\":\"no ticker\"}"));
        assertCode(403, "not_your_user", add("{\"symbol\":\"DEMO02\",\"user_id\":\"other\"}"));
        assertEquals(
                "{\"success\":true,\"symbol\":\"DEMO01\",\"removed\":1}",
                delete("/api/watchlist/demo01").body());
        assertEquals(200, delete("/api/watchlist?symbol=NEWCO").status());
        assertCode(404, "not_on_list", delete("/api/watchlist/DEMO01"));
        assertEquals(List.of(), symbols(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/watchlist-collections", "/api/watchlist/collections"})
    void collectionsHoldSymbolsAndLeaveThemToDefault(String path) {
        JsonNode none = app.call().get(path).json();
        assertEquals(
                "{\"collections\":[{\"id\":\"default\",\"name\":\"Default\",\"count\":0,\"is_default\":true,\"created_at\":null}],\"count\":1}",
                none.toString());
        Call.Answer made = app.call().post(path, "{\"name\":\"Banks\",\"description\":\"x\"}");
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        assertCode(409, "name_taken", app.call().post(path, "{\"name\":\"banks\"}"));
        assertEquals(
                201,
                add("{\"symbol\":\"DEMO03\",\"collection_id\":\"%s\"}".formatted(id)).status());
        assertEquals(201, add("{\"symbol\":\"DEMO04\"}").status());
        assertEquals(List.of("DEMO03"), symbols("?collection_id=" + id));
        assertEquals(List.of("DEMO04"), symbols("?collection_id=default"));
        assertEquals(1, app.call().get(path).json().at("/collections/0/count").asInt());

        Call.Answer moved =
                app.call()
                        .header("Content-Type", "application/json")
                        .send(
                                "PUT",
                                "/api/watchlist/DEMO04",
                                BodyPublishers.ofString(
                                        "{\"notes\":\"bank\",\"collection_id\":\"Banks\"}"));
        assertEquals("Banks", moved.json().get("collection_name").asText());
        assertEquals("bank", moved.json().get("notes").asText());
        assertEquals(List.of("DEMO03", "DEMO04"), symbols("?collection_id=" + id));

        assertCode(409, "default_collection", delete(path + "/default"));
        assertEquals(
                "{\"success\":true,\"id\":\"%s\",\"moved\":2}".formatted(id),
                delete(path + "/" + id).body());
        assertEquals(List.of("DEMO03", "DEMO04"), symbols("?collection_id=default"));
        assertCode(404, "unknown_collection", delete(path + "/" + id));
        assertCode(404, "unknown_collection", app.call().get("/api/watchlist?collection_id=Nope"));
    }

    private Call.Answer put(String symbol, String body) {
        return app.call()
                .header("Content-Type", "application/json")
                .send("PUT", "/api/watchlist/" + symbol, BodyPublishers.ofString(body));
    }

    private String notes() {
        return app.call().get("/api/watchlist").json().at("/watchlist/0/notes").asText();
    }

    @Test
    void aChangeThatCannotBeDoneWholeIsNotDoneAtAll() {
        assertEquals(201, add("{\"symbol\":\"DEMO01\",\"notes\":\"before\"}").status());
        assertCode(
                404,
                "unknown_collection",
                put("DEMO01", "{\"notes\":\"after\",\"collection_id\":\"Nope\"}"));
        assertEquals("before", notes());
        String full =
                app.call()
                        .post("/api/watchlist-collections", "{\"name\":\"Full\"}")
                        .json()
                        .get("id")
                        .asText();
        String many =
                IntStream.range(0, 1_000)
                        .mapToObj(i -> "\"T%d\"".formatted(i))
                        .collect(Collectors.joining(","));
        Call.Answer filled =
                app.call()
                        .post(
                                "/api/v1/watchlists/" + full + "/entries",
                                "{\"add\":[" + many + "]}");
        assertEquals(200, filled.status(), filled.body());
        Call.Answer refused = put("DEMO01", "{\"notes\":\"after\",\"collection_id\":\"Full\"}");
        assertTrue(refused.status() >= 400, refused.body());
        assertEquals("before", notes());
        assertEquals(List.of("DEMO01"), symbols("?collection_id=default"));
    }
}
