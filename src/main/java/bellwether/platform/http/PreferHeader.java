package bellwether.platform.http;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The `Prefer` header (RFC 7240).
public final class PreferHeader {
    private static final Pattern WAIT =
            Pattern.compile("(?:^|[,;\\s])wait\\s*=\\s*\"?(\\d{1,9})\"?");
    private static final int LONGEST = 20;

    private PreferHeader() {}

    /// How long the client would like to wait for the result; a longer wish than 20 s is cut to
    /// that.
    public static Optional<Duration> waiting(Context ctx) {
        String header = HeaderLines.of(ctx, "Prefer").orElse(null);
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = WAIT.matcher(header);
        return matcher.find()
                ? Optional.of(
                        Duration.ofSeconds(Math.min(LONGEST, Long.parseLong(matcher.group(1)))))
                : Optional.empty();
    }
}
