package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.WatchlistBook;
import bellwether.platform.http.Callers;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.IfMatch;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Consumer;

/// What the routes of watchlists read of requests alike.
final class ListPaths {
    static final String ALL = "/api/v1/watchlists";
    static final String ONE = ALL + "/{id}";

    private ListPaths() {}

    /// The list in the path, by its id or its name.
    static Watchlist known(Context ctx, WatchlistBook book) {
        return book.known(Callers.of(ctx).owner(), ctx.pathParam("id"));
    }

    /// All that the list itself shows.
    static EntityTag.Known tag(Watchlist list) {
        return EntityTag.of("watchlist", list.id(), list.version(), list.collectionName());
    }

    /// What `If-Match` asks of the list; nothing without it.
    static Consumer<Watchlist> condition(Context ctx) {
        Optional<String> condition = IfMatch.of(ctx);
        return list -> {
            if (condition.isPresent() && !tag(list).isNamedBy(condition.get())) {
                throw WatchlistBook.moved();
            }
        };
    }

    /// @throws bellwether.platform.base.Refusal 428 without `If-Match`
    static void requireCondition(Context ctx) {
        IfMatch.required(ctx, "watchlist's");
    }
}
