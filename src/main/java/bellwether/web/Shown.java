package bellwether.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Shows a caller's own value back: short, on one line, without control characters.
final class Shown {
    private static final int LONGEST = 80;

    private Shown() {}

    static String text(@Nullable String value) {
        String line = String.valueOf(value).replaceAll("\\p{Cntrl}", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    static String json(JsonNode value) {
        return text(value.isNumber() ? value.asText() : value.toString());
    }

    /// A value that a constraint refused: text in quotes, the size in place of a whole list.
    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> '"' + text(s) + '"';
            case java.math.BigDecimal n -> text(n.toString());
            case java.util.Collection<?> list -> list.size() + " entries";
            default -> text(value.toString());
        };
    }
}
