package bellwether.platform.drawing;

import java.util.ArrayDeque;
import java.util.Deque;

/// HTML and SVG as text. Everything but the names of elements and attributes is escaped; what
/// cannot be shown, or would turn the order of what is read, becomes a replacement character.
public final class MarkupWriter {
    private static final char REPLACEMENT = '\ufffd';

    private final StringBuilder out = new StringBuilder(64 * 1024);
    private final Deque<String> open = new ArrayDeque<>();

    /// Begins an element.
    ///
    /// @param attributes names and values by turns
    public MarkupWriter open(String element, String... attributes) {
        begin(element, attributes);
        out.append('>');
        open.push(element);
        return this;
    }

    /// An element with nothing in it.
    public MarkupWriter empty(String element, String... attributes) {
        begin(element, attributes);
        out.append("/>");
        return this;
    }

    /// An element with a text in it.
    public MarkupWriter element(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    private void begin(String element, String... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            text(attributes[i + 1]);
            out.append('"');
        }
    }

    /// Ends the element that was begun last.
    public MarkupWriter close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /// A line break of the file, which shows nowhere.
    public MarkupWriter line() {
        out.append('\n');
        return this;
    }

    public MarkupWriter text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> {
                    if (Character.isSurrogate(c)) {
                        i += pair(text, i);
                    } else {
                        out.append(isShown(c) ? c : REPLACEMENT);
                    }
                }
            }
        }
        return this;
    }

    /// @return how many more characters were taken
    private int pair(String text, int at) {
        if (Character.isHighSurrogate(text.charAt(at))
                && at + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(at + 1))) {
            out.append(text, at, at + 2);
            return 1;
        }
        out.append(REPLACEMENT);
        return 0;
    }

    private static boolean isShown(char c) {
        boolean breaks = c == '\n' || c == '\t';
        boolean control = Character.isISOControl(c) && !breaks;
        boolean turns = isWithin(c, '\u202a', '\u202e') || isWithin(c, '\u2066', '\u2069');
        return !control && !turns && c < '\ufffe';
    }

    private static boolean isWithin(char c, char first, char last) {
        return c >= first && c <= last;
    }

    /// A style sheet, which is ours and is written as it is.
    ///
    /// @throws IllegalArgumentException where it could end its element
    public MarkupWriter style(String css) {
        if (css.contains("<")) {
            throw new IllegalArgumentException("a style sheet must hold no <");
        }
        out.append("<style>").append(css).append("</style>");
        return this;
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException("not closed: " + open);
        }
        return out.toString();
    }
}
