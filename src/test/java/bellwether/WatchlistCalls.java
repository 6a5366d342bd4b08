package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A service with two owners, of whom one has watchlists.
final class WatchlistCalls implements AutoCloseable {
    static final String ALL = "/api/v1/watchlists";
    static final String GROUPS = "/api/v1/watchlist-collections";

    final KeyedApp app = new KeyedApp();
    final String ann = app.secret("trader", "ann");
    final String bob = app.secret("trader", "bob");

    Call call() {
        return app.with(ann);
    }

    Call asBob() {
        return app.with(bob);
    }

    Call.Answer create(String name) {
        return call().post(ALL, "{\"name\":\"%s\"}".formatted(name));
    }

    /// The id of a new list.
    String list(String name, String... tickers) {
        Call.Answer made = create(name);
        assertEquals(201, made.status(), made.body());
        String id = made.json().get("id").asText();
        if (tickers.length > 0) {
            String listed =
                    Stream.of(tickers)
                            .map(ticker -> '"' + ticker + '"')
                            .collect(Collectors.joining(","));
            assertEquals(200, entries(id, "{\"add\":[%s]}".formatted(listed)).status());
        }
        return id;
    }

    Call.Answer entries(String id, String body) {
        return call().post(ALL + "/" + id + "/entries", body);
    }

    JsonNode shown(String id) {
        return call().get(ALL + "/" + id + "/entries").json().get("items");
    }

    List<String> tickers(String id) {
        return shown(id).findValuesAsText("ticker");
    }

    static Call.Answer patch(Call call, String path, String body) {
        return call.header("Content-Type", "application/json")
                .send("PATCH", path, BodyPublishers.ofString(body));
    }

    static Call.Answer delete(Call call, String path) {
        return call.send("DELETE", path, BodyPublishers.noBody());
    }

    static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    static void assertDetail(String part, Call.Answer answer) {
        String detail = answer.json().get("detail").asText();
        assertTrue(detail.contains(part), detail);
    }

    @Override
    public void close() {
        app.close();
    }
}
