package bellwether.platform.base;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// Shows a caller's own value back: short, on one line, without control characters
/// ([PrintableText]).
public final class Quoted {
    private static final int LONGEST = 80;

    private Quoted() {}

    public static String text(@Nullable String value) {
        return PrintableText.cut(PrintableText.line(String.valueOf(value)), LONGEST);
    }

    /// A path, percent-encoded where it is not plain ASCII, so that it is always one line.
    public static String path(@Nullable String path) {
        return text(PrintableText.path(String.valueOf(path)));
    }

    public static String json(JsonNode value) {
        return text(value.isNumber() ? value.asText() : value.toString());
    }

    /// A value that a constraint refused: text in quotes, the size in place of a whole list.
    public static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String s -> '"' + text(s) + '"';
            case java.math.BigDecimal n -> text(n.toString());
            case java.util.Collection<?> list -> list.size() + " entries";
            default -> text(value.toString());
        };
    }
}
