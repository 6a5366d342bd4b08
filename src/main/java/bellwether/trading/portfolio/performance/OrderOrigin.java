package bellwether.trading.portfolio.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What an order's origin says: words, among them `pattern=` and `confidence=`.
///
/// @param source the other words; empty where there are none, as of what a person asked for
/// @param pattern empty where none is named
/// @param confidence empty where none is named
public record OrderOrigin(String source, String pattern, String confidence) {
    public static final OrderOrigin NONE = new OrderOrigin("", "", "");

    private static final String PATTERN = "pattern=";
    private static final String CONFIDENCE = "confidence=";

    /// Reads `scan 12; pattern=bullish_engulfing; confidence=high`: words are parted by spaces,
    /// commas or semicolons.
    public static OrderOrigin parse(String text) {
        String pattern = "";
        String confidence = "";
        List<String> source = new ArrayList<>();
        for (String word : text.split("[\\s;,]+", -1)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.startsWith(PATTERN)) {
                pattern = lower.substring(PATTERN.length());
            } else if (lower.startsWith(CONFIDENCE)) {
                confidence = lower.substring(CONFIDENCE.length());
            } else if (!word.isEmpty()) {
                source.add(word);
            }
        }
        return new OrderOrigin(String.join(" ", source), pattern, confidence);
    }
}
