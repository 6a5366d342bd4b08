package bellwether;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words for which the field has a plainer one.
public final class UnusualWords {
    private static final Pattern UNUSUAL =
            Pattern.compile(
                    "\\b(told|tells?|whoever|somebody|anybody|came to|goes on|go on|one's"
                            + " own|anew|whom|is asked|are asked|asked for|given back|for ever|no such"
                            + " thing|welcome|put together|within the day|on record)\\b",
                    Pattern.CASE_INSENSITIVE);

    private UnusualWords() {}

    /// Those in a text, each with where it was found.
    public static List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        Matcher words = UNUSUAL.matcher(text);
        while (words.find()) {
            found.add(where + ": " + words.group());
        }
        return found;
    }
}
