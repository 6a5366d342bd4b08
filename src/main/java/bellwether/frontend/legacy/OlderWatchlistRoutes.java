package bellwether.frontend.legacy;

import bellwether.desk.watchlist.EntryNote;
import bellwether.desk.watchlist.NewEntry;
import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.Watchlists;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.http.TickerParameter;
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
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The one watchlist of older clients.
final class OlderWatchlistRoutes implements Routes {
    private static final int MOST = 1_000;
    private static final String ALL = "/api/watchlist";
    private static final String ONE = ALL + "/{ticker}";

    private final Watchlists current;
    private final OlderWatchlists lists;
    private final BodyParser bodies;

    OlderWatchlistRoutes(Watchlists current, BodyParser bodies) {
        this.current = current;
        this.lists = new OlderWatchlists(current);
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::add, Role.TRADER);
        routes.delete(ALL, this::removeNamed, Role.TRADER);
        routes.put(ONE, this::change, Role.TRADER);
        routes.delete(ONE, this::remove, Role.TRADER);
    }

    /// @param hasMore whether there are more, which the entries of each list show
    private record Shown(List<OlderWatchlistItem> watchlist, int count, boolean hasMore) {}

    private void list(Context ctx) {
        QueryParameters.allowOnly(ctx, "user_id", "collection_id");
        String owner = Callers.of(ctx).owner();
        List<OlderWatchlists.Item> items =
                OlderUser.isOwn(ctx.queryParam("user_id"), owner)
                        ? lists.items(
                                owner,
                                lists.chosen(owner, ctx.queryParam("collection_id")),
                                MOST + 1)
                        : List.of();
        List<OlderWatchlistItem> shown =
                items.stream().limit(MOST).map(OlderWatchlistItem::of).toList();
        Responses.json(ctx, new Shown(shown, shown.size(), items.size() > MOST));
    }

    /// @param symbol or `ticker`
    /// @param name is not used: names of symbols are those that are stored
    /// @param userId must be the caller's own
    record Body(
            @Nullable String symbol,
            @Nullable String ticker,
            @Nullable String name,
            @Nullable String notes,
            @Nullable String collectionId,
            @Nullable String userId)
            implements SelfValidating {
        String typed() {
            return Stream.of(symbol, ticker).filter(Objects::nonNull).findFirst().orElse("");
        }

        @Override
        public List<Fault> faults() {
            Optional<Fault> wrong =
                    Ticker.of(typed()).isPresent()
                            ? Optional.empty()
                            : Optional.of(new Fault("/symbol", Ticker.rule(typed())));
            return Stream.concat(wrong.stream(), new EntryNote(text()).faults().stream())
                    .map(fault ->
                            fault.pointer().equals("/note")
                                    ? new Fault("/notes", fault.detail())
                                    : fault)
                    .toList();
        }

        private String text() {
            return Objects.requireNonNullElse(notes, "");
        }
    }

    private void add(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Body body = bodies.read(ctx, Body.class);
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId(), owner);
        Watchlist to =
                lists.add(
                        Callers.actor(ctx),
                        body.collectionId(),
                        new NewEntry(body.typed(), body.text()));
        ctx.status(201);
        answer(ctx, to, Ticker.of(body.typed()).orElseThrow());
    }

    private void answer(Context ctx, Watchlist list, Ticker ticker) {
        String owner = Callers.of(ctx).owner();
        Responses.json(
                ctx,
                OlderWatchlistItem.of(
                        new OlderWatchlists.Item(
                                list,
                                current.views()
                                        .of(owner, List.of(current.entries().known(list, ticker)))
                                        .getFirst())));
    }

    /// What is absent stays as it is.
    record Change(@Nullable String notes, @Nullable String collectionId, @Nullable String userId)
            implements SelfValidating {
        @Override
        public List<Fault> faults() {
            return notes == null
                    ? List.of()
                    : new EntryNote(notes)
                            .faults().stream()
                                    .map(fault -> new Fault("/notes", fault.detail()))
                                    .toList();
        }
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Change body = bodies.read(ctx, Change.class);
        String owner = Callers.of(ctx).owner();
        OlderUser.require(body.userId(), owner);
        Ticker ticker = TickerParameter.of(ctx);
        EntryNote notes = body.notes() == null ? null : new EntryNote(body.notes());
        answer(
                ctx,
                lists.change(
                        Callers.actor(ctx),
                        holder(owner, ticker),
                        ticker,
                        notes,
                        body.collectionId()),
                ticker);
    }

    /// The first list that has it.
    private Watchlist holder(String owner, Ticker ticker) {
        return lists.all(owner).stream()
                .filter(list -> current.entries().find(list, ticker).isPresent())
                .findFirst()
                .orElseThrow(() -> missing(ticker));
    }

    private static Refusal missing(Ticker ticker) {
        return Refusal.notFound(
                "not_on_list",
                "%s is not on your watchlist; GET /api/watchlist lists what is.".formatted(ticker));
    }

    private record Removed(boolean success, String symbol, int removed) {}

    private void removeNamed(Context ctx) {
        QueryParameters.allowOnly(ctx, "symbol", "collection_id", "user_id");
        String typed = Objects.requireNonNullElse(ctx.queryParam("symbol"), "");
        remove(
                ctx,
                Ticker.of(typed).orElseThrow(() -> Refusal.invalid("?symbol", Ticker.rule(typed))));
    }

    private void remove(Context ctx) {
        QueryParameters.allowOnly(ctx, "collection_id", "user_id");
        remove(ctx, TickerParameter.of(ctx));
    }

    private void remove(Context ctx, Ticker ticker) {
        String owner = Callers.of(ctx).owner();
        OlderUser.require(ctx.queryParam("user_id"), owner);
        int gone =
                lists.remove(
                        Callers.actor(ctx),
                        lists.chosen(owner, ctx.queryParam("collection_id")),
                        ticker.name());
        if (gone == 0) {
            throw missing(ticker);
        }
        Responses.json(ctx, new Removed(true, ticker.name(), gone));
    }
}
