package bellwether.desk.alert.channel;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;

/// How many characters the texts of an object may have, by the names of fields at any depth.
record TextLimits(Map<String, Integer> characters) {
    /// Of a section's text; that of a whole message may be longer.
    static final TextLimits SLACK = new TextLimits(Map.of("text", 3_000));

    /// Of messages and what is embedded in them.
    static final TextLimits DISCORD =
            new TextLimits(
                    Map.ofEntries(
                            entry("content", 2_000),
                            entry("username", 80),
                            entry("title", 256),
                            entry("description", 4_096),
                            entry("name", 256),
                            entry("value", 1_024),
                            entry("text", 2_048)));

    static final TextLimits NTFY = new TextLimits(Map.of("title", 250));

    TextLimits {
        characters = Map.copyOf(characters);
    }

    /// Cuts within the node and gives it.
    JsonNode cut(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(field -> {
                        Integer most = characters.get(field.getKey());
                        if (most != null && field.getValue().isTextual()) {
                            field.setValue(
                                    TextNode.valueOf(
                                            TextCut.toCharacters(field.getValue().asText(), most)));
                        }
                    });
        }
        node.forEach(this::cut);
        return node;
    }
}
