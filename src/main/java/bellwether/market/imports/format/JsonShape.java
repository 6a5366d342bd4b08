package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.PrintableText;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Says in words what JSON holds that is not understood, from a sample that may end in its middle.
final class JsonShape {
    private static final int DEEPEST_SHOWN = 3;
    private static final int MOST_NAMES = 8;
    private static final int LONGEST_TEXT = 200;
    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final int length;
    private String but = "";

    private JsonShape(JsonParser json, int length) {
        this.json = json;
        this.length = length;
    }

    /// Such as `an object with "chart" (an object with "result" (an array of objects))`.
    static String of(String sample) throws IOException {
        String text = sample.replace(String.valueOf(EndMarkingReader.MARK), "");
        try (JsonParser json = FACTORY.createParser(text)) {
            JsonShape shape = new JsonShape(json, text.length());
            return shape.first() + shape.but;
        }
    }

    private String first() throws IOException {
        try {
            return json.nextToken() == null ? "nothing" : value(1);
        } catch (JsonProcessingException e) {
            ends(e);
            return "what begins as JSON";
        }
    }

    /// A sample may end in the middle; whatever else ends it is said, once.
    private void ends(JsonProcessingException fault) {
        JsonLocation place = fault.getLocation(); // null where a limit is broken
        boolean atEnd = place != null && place.getCharOffset() >= length;
        if (!but.isEmpty() || atEnd || fault instanceof JsonEOFException) {
            return;
        }
        but =
                fault instanceof StreamConstraintsException
                        ? ", nested too deep to be read"
                        : ", and stops being JSON at line %d, column %d"
                                .formatted(
                                        fault.getLocation().getLineNr(),
                                        fault.getLocation().getColumnNr());
    }

    private String value(int depth) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(depth);
            case START_ARRAY -> array(depth);
            case VALUE_STRING -> "a text";
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "a number";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            default -> "null";
        };
    }

    private String object(int depth) throws IOException {
        List<String> members = new ArrayList<>();
        try {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = Rejection.shown(json.currentName());
                boolean scalar = json.nextToken().isScalarValue();
                String text = depth == 1 ? text() : "";
                String value = value(depth + 1);
                if (members.size() < MOST_NAMES) {
                    members.add(scalar ? name + text : name + " (" + value + ")");
                }
            }
        } catch (JsonProcessingException cut) {
            ends(cut);
        }
        return depth > DEEPEST_SHOWN
                ? "an object"
                : members.isEmpty()
                        ? "an empty object"
                        : "an object with " + String.join(", ", members);
    }

    /// What a text says: an answer without prices says why in it.
    private String text() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return "";
        }
        String line = PrintableText.line(json.getText()).strip();
        int length = line.codePointCount(0, line.length());
        int shown = line.offsetByCodePoints(0, Math.min(length, LONGEST_TEXT));
        return ": \"" + line.substring(0, shown) + (length > LONGEST_TEXT ? "…\"" : "\"");
    }

    private String array(int depth) throws IOException {
        String inside = "";
        try {
            while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
                String value = value(depth + 1);
                inside = inside.isEmpty() ? value : inside;
            }
        } catch (JsonProcessingException cut) {
            ends(cut);
        }
        return depth > DEEPEST_SHOWN
                ? "an array"
                : inside.isEmpty() ? "an empty array" : "an array, the first of it " + inside;
    }
}
