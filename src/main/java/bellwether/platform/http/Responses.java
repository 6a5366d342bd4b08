package bellwether.platform.http;

import bellwether.platform.base.Json;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;

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

    /// The page of a list of which one more than `limit` was asked for: when that one is there, the
    /// answer points to the page after this.
    ///
    /// @param after where the next page begins, by the last thing of this one
    public static <T> List<T> page(
            Context ctx, int limit, List<T> found, Function<T, Cursor> after) {
        if (found.size() <= limit) {
            return found;
        }
        List<T> page = found.subList(0, limit);
        next(ctx, after.apply(page.getLast()));
        return page;
    }

    /// Points to the next page: the request's own path and parameters, with the cursor in place.
    public static void next(Context ctx, Cursor cursor) {
        next(ctx, ctx.path(), cursor);
    }

    /// The same, when the list goes on at another path.
    public static void next(Context ctx, String path, Cursor cursor) {
        StringBuilder link = new StringBuilder(path).append("?cursor=").append(cursor.encode());
        ctx.queryParamMap()
                .forEach((name, values) -> {
                    if (!name.equals("cursor")) {
                        values.forEach(value ->
                                link.append('&')
                                        .append(encode(name))
                                        .append('=')
                                        .append(encode(value)));
                    }
                });
        ctx.header("Link", "<" + link + ">; rel=\"next\"");
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
