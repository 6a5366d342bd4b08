package bellwether.desk.alert.channel;

import bellwether.platform.base.PrintableText;
import java.nio.charset.StandardCharsets;

/// Cuts texts to what a service takes, with an ellipsis.
final class TextCut {
    private static final int ELLIPSIS = 3;

    private TextCut() {}

    /// @param most characters, the ellipsis among them
    static String toCharacters(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        return most < 2 ? "…" : PrintableText.cut(text, most - 1);
    }

    /// @param most bytes of UTF-8, those of the ellipsis among them
    static String toBytes(String text, int most) {
        if (bytes(text) <= most) {
            return text;
        }
        if (most < ELLIPSIS) {
            return "";
        }
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            int character = text.codePointAt(end);
            used += width(character);
            if (used > most - ELLIPSIS) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end) + "…";
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int width(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }
}
