package bellwether.platform.live.http;

import bellwether.platform.base.Json;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// What a client says on the WebSocket.
sealed interface ClientMessage {
    /// It asks for events of these topics, of all when there are none.
    ///
    /// @param after the last id that it has
    record Subscribe(List<String> topics, OptionalLong after) implements ClientMessage {
        public Subscribe {
            topics = List.copyOf(topics);
        }
    }

    record Ping() implements ClientMessage {}

    /// Reads a message.
    ///
    /// @throws Refusal when it is none
    static ClientMessage of(String text) {
        JsonNode tree = tree(text);
        return switch (tree.path("type").asText()) {
            case "subscribe" ->
                    new Subscribe(topics(tree.path("topics")), after(tree.path("after")));
            case "ping" -> new Ping();
            default ->
                    throw Refusal.invalid(
                            "/type",
                            "must be subscribe or ping, was " + Quoted.json(tree.path("type")));
        };
    }

    private static JsonNode tree(String text) {
        try {
            return Json.shared().readTree(text);
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("", "a message must be a JSON object");
        }
    }

    private static List<String> topics(JsonNode tree) {
        List<String> topics = new ArrayList<>();
        if (!tree.isMissingNode() && !tree.isArray()) {
            throw Refusal.invalid("/topics", "must be a list, was " + Quoted.json(tree));
        }
        tree.forEach(topic -> topics.add(topic.asText()));
        return topics;
    }

    private static OptionalLong after(JsonNode tree) {
        if (tree.isMissingNode() || tree.isNull()) {
            return OptionalLong.empty();
        }
        if (!tree.canConvertToLong() || !tree.isIntegralNumber() || tree.longValue() < 0) {
            throw Refusal.invalid("/after", "must be the id of an event, was " + Quoted.json(tree));
        }
        return OptionalLong.of(tree.longValue());
    }
}
