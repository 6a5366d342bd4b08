package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.CollectionBook;
import bellwether.desk.watchlist.CollectionRequest;
import bellwether.desk.watchlist.WatchlistCollection;
import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The routes of collections.
public final class CollectionRoutes implements Routes {
    private static final String ALL = "/api/v1/watchlist-collections";
    private static final String ONE = ALL + "/{id}";

    private final CollectionBook book;
    private final BodyParser bodies;

    public CollectionRoutes(CollectionBook book, BodyParser bodies) {
        this.book = book;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::create, Role.TRADER);
        routes.get(ONE, this::show, Role.READER);
        routes.patch(ONE, this::rename, Role.TRADER);
        routes.delete(ONE, this::delete, Role.TRADER);
    }

    private record Shown(String id, String name, int watchlists, @Nullable Instant createdAt) {
        static Shown of(WatchlistCollection collection) {
            return new Shown(
                    collection.id().toString(),
                    collection.name(),
                    collection.watchlists(),
                    collection.createdAt());
        }
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(), Page.whole(book.list(Callers.of(ctx).owner())).map(Shown::of));
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        WatchlistCollection made =
                book.create(Callers.actor(ctx), bodies.read(ctx, CollectionRequest.class));
        ctx.status(201).header("Location", ALL + "/" + made.id());
        Responses.json(ctx, Shown.of(made));
    }

    private void show(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                Shown.of(book.known(Callers.of(ctx).owner(), ctx.pathParam("id"))));
    }

    private void rename(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.known(Callers.of(ctx).owner(), ctx.pathParam("id"));
        CollectionRequest request = bodies.read(ctx, CollectionRequest.class);
        Responses.json(
                ctx, Shown.of(book.rename(Callers.actor(ctx), ctx.pathParam("id"), request)));
    }

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx);
        book.delete(Callers.actor(ctx), ctx.pathParam("id"));
        Responses.nothing(ctx);
    }
}
