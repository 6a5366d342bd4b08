package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Makes backtests and reads what came of them.
///
/// @param caller a new call each time
record BacktestCalls(Supplier<Call> caller) {
    static final String ALL = "/api/v1/backtests";

    static BacktestCalls of(TestApp app) {
        return new BacktestCalls(app::call);
    }

    /// The document of a backtest that has ended; single quotes stand for double ones.
    JsonNode run(String body) {
        return run(ALL, body);
    }

    JsonNode run(String path, String body) {
        JsonNode job = submit(path, body);
        return Waiting.until(
                () -> get("/" + job.get("id").asText()),
                found -> found.hasNonNull("completed_at") || found.hasNonNull("finished_at"));
    }

    JsonNode submit(String path, String body) {
        Call.Answer answer = caller.get().post(path, body.replace('\'', '"'));
        assertEquals(202, answer.status(), answer.body());
        return answer.json();
    }

    /// Of a path behind that of all backtests.
    JsonNode get(String path) {
        Call.Answer answer = caller.get().get(ALL + path);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    /// All items of a list, page by page.
    List<JsonNode> all(String path, int limit) {
        List<JsonNode> items = new ArrayList<>();
        String next = ALL + path + (path.contains("?") ? "&" : "?") + "limit=" + limit;
        while (!next.isEmpty()) {
            Call.Answer answer = caller.get().get(next);
            assertEquals(200, answer.status(), answer.body());
            answer.json().get("items").forEach(items::add);
            next = answer.json().path("next").asText("");
            next = next.equals("null") ? "" : next;
        }
        return items;
    }
}
