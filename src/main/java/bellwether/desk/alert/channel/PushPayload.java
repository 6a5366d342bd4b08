package bellwether.desk.alert.channel;

import bellwether.platform.base.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/// What a browser's service worker reads: `{id, type, timestamp, title, text, data}`. Of a message
/// that is too long the data is left out, and then the text cut.
final class PushPayload {
    private PushPayload() {}

    static JsonNode of(ChannelMessage message) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        payload.put("id", message.id());
        payload.put("type", message.type());
        payload.put("timestamp", message.at().toString());
        payload.put("title", message.title());
        payload.put("text", message.text());
        payload.set("data", message.data());
        if (excess(payload) > 0) {
            payload.remove("data");
            cut(payload, "text");
            cut(payload, "title");
        }
        return payload;
    }

    /// How long a text is in JSON depends on what is in it, so the longest that fits is searched.
    private static void cut(ObjectNode payload, String field) {
        String text = payload.path(field).asText();
        int fits = 0;
        int exceeds = text.length() + 1;
        while (exceeds - fits > 1) {
            int middle = (fits + exceeds) >>> 1;
            if (excess(payload.put(field, TextCut.toCharacters(text, middle))) > 0) {
                exceeds = middle;
            } else {
                fits = middle;
            }
        }
        payload.put(field, fits == 0 ? "" : TextCut.toCharacters(text, fits));
    }

    private static int excess(JsonNode payload) {
        return Json.bytes(payload).length - PushEncryption.MOST_BYTES;
    }
}
