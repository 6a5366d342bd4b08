package bellwether.platform.http;

import io.javalin.http.Context;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// A header that is a list, whose members may come in several lines (RFC 9110, 5.3).
public final class HeaderLines {
    private HeaderLines() {}

    /// All lines of a request's header as one; empty when there is none.
    public static Optional<String> of(Context ctx, String name) {
        List<String> lines = Collections.list(ctx.req().getHeaders(name));
        return lines.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", lines));
    }
}
