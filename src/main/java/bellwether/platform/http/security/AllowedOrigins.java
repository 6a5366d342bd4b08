package bellwether.platform.http.security;

import bellwether.platform.base.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Web pages, by scheme and host, that may call this service from a browser.
public record AllowedOrigins(Set<String> allowed) {
    public static final AllowedOrigins NONE = new AllowedOrigins(Set.of());

    private static final Pattern FORM =
            Pattern.compile(
                    "https?://(?:[a-z0-9-]+(?:\\.[a-z0-9-]+)*|\\[[0-9a-f:]+])(?::\\d{1,5})?");

    public AllowedOrigins {
        allowed = Set.copyOf(allowed);
        for (String origin : allowed) {
            if (!FORM.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        "must list origins such as https://app.example.com, was \""
                                + Quoted.text(origin)
                                + "\"");
            }
        }
    }

    /// Reads a list with commas.
    public static AllowedOrigins parse(String text) {
        List<String> origins =
                Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .toList();
        return new AllowedOrigins(Set.copyOf(origins));
    }
}
