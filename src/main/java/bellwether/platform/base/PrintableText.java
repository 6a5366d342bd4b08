package bellwether.platform.base;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Text of others on one line of ours: nothing in it moves a cursor, turns the direction of what
/// follows, or begins a line, whether it is read in a terminal, in a log viewer or in a page.
public final class PrintableText {
    /// What shows nothing by itself and changes how other text is shown: control and format
    /// characters (Unicode's Cc and Cf) and the separators of lines and paragraphs (Zl, Zp).
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final String HEX = "0123456789ABCDEF";

    private PrintableText() {}

    /// The text with a space in place of each such character.
    public static String line(String text) {
        return UNSEEN.matcher(text).replaceAll(" ");
    }

    /// The beginning of a line, with an ellipsis when there is more; never between the halves of a
    /// character.
    public static String cut(String line, int longest) {
        if (line.length() <= longest) {
            return line;
        }
        boolean halved = Character.isHighSurrogate(line.charAt(longest - 1));
        return line.substring(0, halved ? longest - 1 : longest) + "…";
    }

    /// A path with each byte that is not printable ASCII percent-encoded.
    static String path(String path) {
        StringBuilder ascii = new StringBuilder(path.length());
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b < 0x7f) {
                ascii.append((char) b);
            } else {
                ascii.append('%').append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
            }
        }
        return ascii.toString();
    }
}
