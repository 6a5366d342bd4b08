package bellwether.platform.http;

import bellwether.platform.base.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Writes answers.
public final class Responses {
    private Responses() {}

    public static void json(Context ctx, Object body) {
        ctx.contentType("application/json").result(Json.answerBytes(body));
    }

    /// JSON that is text already.
    public static void rawJson(Context ctx, String body) {
        ctx.contentType("application/json").result(body.getBytes(StandardCharsets.UTF_8));
    }

    /// Answers 204: done, and nothing to show.
    public static void nothing(Context ctx) {
        empty(ctx, 204);
    }

    /// An answer without a body, and so without a type.
    static void empty(Context ctx, int status) {
        ctx.status(status);
        ctx.res().setContentType(null);
    }

    /// Adds a link to the answer's `Link` header (RFC 8288), once: a read that met a broken
    /// connection is done again.
    ///
    /// @param relation what is there, such as `next`
    public static void link(Context ctx, String address, String relation) {
        String link = "<%s>; rel=\"%s\"".formatted(address, relation);
        String others = ctx.res().getHeader("Link");
        if (others == null || !List.of(others.split(", (?=<)", -1)).contains(link)) {
            ctx.header("Link", others == null ? link : others + ", " + link);
        }
    }
}
