package bellwether.web;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Web pages, by scheme and host, that may call this service from a browser.
public record Origins(Set<String> allowed) {
    public static final Origins NONE = new Origins(Set.of());

    private static final Pattern FORM =
            Pattern.compile(
                    "https?://(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])(?::\\d{1,5})?");

    public Origins {
        allowed = Set.copyOf(allowed);
        for (String origin : allowed) {
            if (!FORM.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "must list origins such as https://app.example.com, was \""
                                + Shown.text(origin)
                                + "\"");
            }
        }
    }

    /// Reads a list with commas.
    public static Origins parse(String text) {
        List<String> origins =
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        return new Origins(Set.copyOf(origins));
    }
}
