package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Set;

/// JSON that is stored with all digits, as it goes out: see [WireNumbers].
public final class RoundedJson {
    private RoundedJson() {}

    /// The same document with its computed numbers rounded, written token by token.
    ///
    /// @param exact the names of fields whose numbers have their own digits
    public static String of(String stored, Set<String> exact) {
        JsonFactory factory = Json.ofOurs().getFactory();
        StringWriter text = new StringWriter(stored.length());
        try (JsonParser parser = factory.createParser(stored);
                JsonGenerator json = factory.createGenerator(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_FLOAT) {
                    number(json, parser, exact);
                } else {
                    json.copyCurrentEvent(parser);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("stored JSON could not be read", e);
        }
        return text.toString();
    }

    private static void number(JsonGenerator json, JsonParser parser, Set<String> exact)
            throws IOException {
        if (exact.contains(String.valueOf(parser.currentName()))) {
            json.writeNumber(parser.getDecimalValue());
        } else {
            WireNumbers.computed(json, parser.getDoubleValue());
        }
    }
}
