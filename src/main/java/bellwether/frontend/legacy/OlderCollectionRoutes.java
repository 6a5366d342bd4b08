package bellwether.frontend.legacy;

import bellwether.desk.watchlist.CollectionRequest;
import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.Watchlists;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.base.SelfValidating;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Collections of the watchlist of older clients, at both of their paths.
final class OlderCollectionRoutes implements Routes {
    private static final List<String> PATHS =
            List.of("/api/watchlist-collections", "/api/watchlist/collections");

    private final OlderWatchlists lists;
    private final BodyParser bodies;

    OlderCollectionRoutes(Watchlists current, BodyParser bodies) {
        this.lists = new OlderWatchlists(current);
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        for (String path : PATHS) {
            routes.get(path, this::list, Role.READER);
            routes.post(path, this::create, Role.TRADER);
            routes.delete(path + "/{id}", this::delete, Role.TRADER);
        }
    }

    private record Shown(
            String id, String name, int count, boolean isDefault, @Nullable Instant createdAt) {
        /// The one that is always there, before it is needed.
        static final Shown DEFAULT = new Shown(OlderWatchlists.DEFAULT, "Default", 0, true, null);

        static Shown of(Watchlist list) {
            return new Shown(
                    list.id().toString(),
                    list.name(),
                    list.entries(),
                    OlderWatchlists.isDefault(list),
                    list.createdAt());
        }
    }

    private record AllShown(List<Shown> collections, int count) {}

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        String owner = Callers.of(ctx).owner();
        if (!OlderUser.isOwn(ctx.queryParam("user_id"), owner)) {
            Responses.json(ctx, new AllShown(List.of(), 0));
            return;
        }
        List<Shown> own = lists.all(owner).stream().map(Shown::of).toList();
        List<Shown> all =
                own.stream().anyMatch(Shown::isDefault)
                        ? own
                        : Stream.concat(Stream.of(Shown.DEFAULT), own.stream()).toList();
        Responses.json(ctx, new AllShown(all, all.size()));
    }

    /// @param description is not used
    /// @param userId must be the caller's own
    record Body(@Nullable String name, @Nullable String description, @Nullable String userId)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            return new CollectionRequest(name).faults();
        }
    }

    private void create(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Body body = bodies.read(ctx, Body.class);
        OlderUser.require(body.userId(), Callers.of(ctx).owner());
        Watchlist made = lists.create(Callers.actor(ctx), Objects.requireNonNull(body.name()));
        ctx.status(201);
        Responses.json(ctx, Shown.of(made));
    }

    private record Deleted(boolean success, String id, int moved) {}

    private void delete(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id");
        String id = ctx.pathParam("id");
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        boolean isDefault =
                id.equalsIgnoreCase(OlderWatchlists.DEFAULT)
                        || lists.chosen(owner, id).stream().anyMatch(OlderWatchlists::isDefault);
        if (isDefault) {
            throw Refusal.conflict(
                    "default_collection",
                    "The collection Default cannot be deleted; remove its symbols with DELETE"
                            + " /api/watchlist/{symbol}.");
        }
        Responses.json(ctx, new Deleted(true, id, lists.delete(Callers.actor(ctx), id)));
    }
}
