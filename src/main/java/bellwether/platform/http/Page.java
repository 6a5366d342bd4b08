package bellwether.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One page of a list, in the one form that every list of the API has: its items, and where the
/// next page is. What a list says besides stands beside it, in a record that unwraps its page.
///
/// @param next path and parameters of the next page; null at the end of the list
public record Page<T>(List<T> items, @Nullable String next) {
    /// The most items of a page, and how many there are when the request does not say.
    public static final int MOST = 200;

    public static final int USUAL = 50;

    public Page {
        items = List.copyOf(items);
    }

    /// A list that is whole in every answer.
    public static <T> Page<T> whole(List<T> items) {
        return new Page<>(items, null);
    }

    /// The page of a list of which one more than `limit` was asked for: when that one is there, the
    /// page says where the next one begins, and so does the answer's `Link`.
    ///
    /// @param after where the next page begins, by the last thing of this one
    public static <T> Page<T> of(Context ctx, int limit, List<T> found, Function<T, Cursor> after) {
        return of(ctx, ctx.path(), limit, found, after);
    }

    /// The same, of a list that goes on at another path.
    public static <T> Page<T> of(
            Context ctx, String path, int limit, List<T> found, Function<T, Cursor> after) {
        if (found.size() <= limit) {
            return whole(found);
        }
        List<T> items = found.subList(0, limit);
        return new Page<>(items, next(ctx, path, limit, after.apply(items.getLast())));
    }

    /// Where the next page is: the request's own parameters, with the cursor and this page's limit
    /// in place. The answer's `Link` says so too.
    public static String next(Context ctx, String path, int limit, Cursor cursor) {
        StringBuilder next = new StringBuilder(path).append("?cursor=").append(cursor.encode());
        next.append("&limit=").append(limit);
        ctx.queryParamMap()
                .forEach((name, values) -> {
                    if (!name.equals("cursor") && !name.equals("limit")) {
                        values.forEach(value ->
                                next.append('&')
                                        .append(encode(name))
                                        .append('=')
                                        .append(encode(value)));
                    }
                });
        Responses.link(ctx, next.toString(), "next");
        return next.toString();
    }

    private static String encode(String text) {
        return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// Whether there is a next page.
    @JsonProperty("has_more")
    public boolean hasMore() {
        return next != null;
    }

    /// The same page of other things.
    public <R> Page<R> map(Function<T, R> shown) {
        return new Page<>(items.stream().map(shown).toList(), next);
    }
}
