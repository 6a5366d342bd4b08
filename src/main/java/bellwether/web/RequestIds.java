package bellwether.web;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.regex.Pattern;

/// Gives every request an id: the caller's own when it is a decent one, else a new one.
final class RequestIds {
    private static final String HEADER = "X-Request-Id";
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    static void assign(Context ctx) {
        String given = ctx.header(HEADER);
        String id =
                given != null && DECENT.matcher(given).matches()
                        ? given
                        : UUID.randomUUID().toString();
        ctx.header(HEADER, id);
    }

    static String of(Context ctx) {
        String id = ctx.res().getHeader(HEADER);
        if (id == null) {
            assign(ctx);
            id = ctx.res().getHeader(HEADER);
        }
        return String.valueOf(id);
    }
}
