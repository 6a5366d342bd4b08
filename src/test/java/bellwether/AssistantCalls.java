package bellwether;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellwether.platform.http.Call;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.function.Supplier;

/// Calls tools as an assistant does, over plain HTTP.
record AssistantCalls(Supplier<Call> caller) {
    private static final ObjectMapper JSON = new ObjectMapper();

    Call.Answer send(String body) {
        return caller.get()
                .header("Accept", "application/json, text/event-stream")
                .post("/mcp", body);
    }

    JsonNode rpc(String method, String params) {
        Call.Answer answer =
                send(
                        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}"
                                .formatted(method, params));
        assertEquals(200, answer.status(), answer.body());
        assertEquals(7, answer.json().get("id").asInt());
        return answer.json();
    }

    private JsonNode call(String tool, String arguments) {
        JsonNode answer =
                rpc("tools/call", "{\"name\":\"%s\",\"arguments\":%s}".formatted(tool, arguments));
        JsonNode result = answer.get("result");
        try {
            assertEquals(
                    result.get("structuredContent"),
                    JSON.readTree(result.at("/content/0/text").asText()),
                    "the text says the same");
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(result.toString(), e);
        }
        return result;
    }

    /// What a tool found.
    JsonNode tool(String tool, String arguments) {
        JsonNode result = call(tool, arguments);
        assertFalse(result.path("isError").asBoolean(), result.toString());
        JsonNode found = result.get("structuredContent");
        assertTrue(found.get("source").isTextual(), found.toString());
        assertTrue(found.get("n").isInt(), found.toString());
        assertTrue(found.has("as_of"), found.toString());
        return found;
    }

    /// Why it found nothing.
    JsonNode refused(String tool, String arguments) {
        JsonNode result = call(tool, arguments);
        assertTrue(result.get("isError").asBoolean(), result.toString());
        JsonNode error = result.at("/structuredContent/error");
        assertTrue(error.get("next_step").asText().length() > 10, error.toString());
        return error;
    }
}
