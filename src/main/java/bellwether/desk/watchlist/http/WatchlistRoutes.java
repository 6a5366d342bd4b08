package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.WatchlistBook;
import bellwether.desk.watchlist.WatchlistChange;
import bellwether.desk.watchlist.WatchlistRequest;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/// The routes of watchlists themselves.
public final class WatchlistRoutes implements Routes {
    private static final String LIST = "watchlists";

    private final WatchlistBook book;
    private final BodyParser bodies;

    public WatchlistRoutes(WatchlistBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ListPaths.ALL, this::list, Role.READER);
        routes.post(ListPaths.ALL, this::create, Role.TRADER);
        routes.get(ListPaths.ONE, this::show, Role.READER);
        routes.patch(ListPaths.ONE, this::change, Role.TRADER);
        routes.delete(ListPaths.ONE, this::delete, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "collection", "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        List<Watchlist> found =
                book.list(
                        Callers.of(ctx).owner(),
                        Optional.ofNullable(ctx.queryParam("collection")),
                        Cursor.number(ctx, LIST, 0),
                        limit + 1);
        Page<Watchlist> page =
                Page.of(ctx, limit, found, last -> Cursor.of(LIST, last.id().number()));
        reading.answer(EntityTag.ofBytes(), page.map(ShownWatchlist::of));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Watchlist made = book.create(Callers.actor(ctx), bodies.read(ctx, WatchlistRequest.class));
        ctx.status(201).header("Location", ListPaths.ALL + "/" + made.id());
        answer(ctx, made);
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        Watchlist list = ListPaths.known(ctx, book);
        reading.answer(ListPaths.tag(list), ShownWatchlist.of(list));
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Watchlist list = ListPaths.known(ctx, book);
        WatchlistChange change = bodies.read(ctx, WatchlistChange.class);
        ListPaths.requireCondition(ctx);
        answer(ctx, book.change(Callers.actor(ctx), list.id(), change, ListPaths.condition(ctx)));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Watchlist list = ListPaths.known(ctx, book);
        book.delete(Callers.actor(ctx), list.id(), ListPaths.condition(ctx));
        Responses.nothing(ctx);
    }

    private static void answer(Context ctx, Watchlist list) {
        ctx.header("ETag", ListPaths.tag(list).header());
        Responses.json(ctx, ShownWatchlist.of(list));
    }
}
