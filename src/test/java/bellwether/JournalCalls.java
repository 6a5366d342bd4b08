package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;

/// Journals of two owners over HTTP.
final class JournalCalls implements AutoCloseable {
    static final String ALL = "/api/v1/journal";

    final KeyedApp app = new KeyedApp();
    final String ann = app.secret("trader", "ann");
    final String bob = app.secret("trader", "bob");

    Call call() {
        return app.with(ann);
    }

    Call.Answer write(String body) {
        return call().post(ALL, body);
    }

    /// The id of a new entry.
    String written(String body) {
        Call.Answer made = write(body);
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").asText();
    }

    Call.Answer put(String id, String tag, String body) {
        return call().header("Content-Type", "application/json")
                .header("If-Match", tag)
                .send("PUT", ALL + "/" + id, BodyPublishers.ofString(body));
    }

    /// A portfolio of an owner; gives its id.
    String portfolio(String key, String name) {
        Call.Answer made =
                app.with(key)
                        .post(
                                "/api/v1/portfolios",
                                "{\"name\":\"%s\",\"currency\":\"USD\",\"cash\":100000}"
                                        .formatted(name));
        assertEquals(201, made.status(), made.body());
        return made.json().get("id").asText();
    }

    /// States trades of one share that were opened and closed on days from the first of a month on.
    void trades(String key, String portfolio, int month, List<Integer> profits) {
        String manual =
                app.with(key)
                        .get("/api/v1/strategies?portfolio=" + portfolio)
                        .json()
                        .at("/items/0/id")
                        .asText();
        String legs = "/api/v1/strategies/" + manual + "/legs";
        String leg =
                "{\"ticker\":\"DEMO01\",\"quantity\":1,\"side\":\"%s\",\"price\":%d,\"date\":\"2025-%02d-%02d\"}";
        int day = 1;
        for (int profit : profits) {
            assertBooked(app.with(key).post(legs, leg.formatted("buy", 200, month, day)));
            assertBooked(app.with(key).post(legs, leg.formatted("sell", 200 + profit, month, day)));
            day++;
        }
    }

    private static void assertBooked(Call.Answer answer) {
        assertEquals(201, answer.status(), answer.body());
    }

    JsonNode achievement(String key, String name) {
        for (JsonNode one : app.with(key).get("/api/v1/achievements").json().get("items")) {
            if (one.get("name").asText().equals(name)) {
                return one;
            }
        }
        throw new AssertionError(name);
    }

    static void assertCode(int status, String code, Call.Answer answer) {
        assertEquals(status, answer.status(), answer.body());
        assertEquals(code, answer.json().get("code").asText());
    }

    /// That a body is refused at a field, saying this.
    static void assertFault(String pointer, String part, Call.Answer answer) {
        assertCode(422, "invalid_request", answer);
        assertEquals(pointer, answer.json().at("/errors/0/pointer").asText(), answer.body());
        String detail = answer.json().at("/errors/0/detail").asText();
        assertTrue(detail.contains(part), detail);
    }

    @Override
    public void close() {
        app.close();
    }
}
