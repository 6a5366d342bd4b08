package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.EntriesChange;
import bellwether.desk.watchlist.EntryBook;
import bellwether.desk.watchlist.EntryNote;
import bellwether.desk.watchlist.EntryResults;
import bellwether.desk.watchlist.EntrySkipReason;
import bellwether.desk.watchlist.EntryView;
import bellwether.desk.watchlist.EntryViews;
import bellwether.desk.watchlist.SkippedEntry;
import bellwether.desk.watchlist.Watchlist;
import bellwether.desk.watchlist.WatchlistBook;
import bellwether.desk.watchlist.WatchlistEntry;
import bellwether.market.symbols.http.TickerParameter;
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
import org.jspecify.annotations.Nullable;

/// The routes of what is on watchlists.
public final class EntryRoutes implements Routes {
    private static final String ALL = ListPaths.ONE + "/entries";
    private static final String ONE = ALL + "/{ticker}";

    private final WatchlistBook book;
    private final EntryBook entries;
    private final EntryViews views;
    private final BodyParser bodies;

    public EntryRoutes(WatchlistBook book, EntryBook entries, EntryViews views, BodyParser bodies) {
        this.book = book;
        this.entries = entries;
        this.views = views;
        this.bodies = bodies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(ALL, this::list, Role.READER);
        routes.post(ALL, this::change, Role.TRADER);
        routes.patch(ONE, this::note, Role.TRADER);
    }

    private void list(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.table(ctx);
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        String owner = Callers.of(ctx).owner();
        Watchlist list = ListPaths.known(ctx, book);
        String name = "entries of " + list.id();
        Page<WatchlistEntry> page =
                Page.of(
                        ctx,
                        limit,
                        entries.page(list.id(), Cursor.number(ctx, name, 0), limit + 1),
                        last -> Cursor.of(name, last.place()));
        List<EntryView> shown = views.of(owner, page.items());
        Page<ShownWatchlistEntry> answer =
                new Page<>(shown.stream().map(ShownWatchlistEntry::of).toList(), page.next());
        reading.answer(EntityTag.ofBytes(), answer, ShownWatchlistEntry.TABLE, answer::items);
    }

    private record Skipped(
            String ticker,
            EntrySkipReason reason,
            String message,
            ShownWatchlistEntry.@Nullable Entry entry) {
        static Skipped of(SkippedEntry skipped) {
            return new Skipped(
                    skipped.ticker(),
                    skipped.reason(),
                    skipped.message(),
                    skipped.entry() == null ? null : ShownWatchlistEntry.Entry.of(skipped.entry()));
        }
    }

    private record Changed(
            ShownWatchlist watchlist,
            List<ShownWatchlistEntry.Entry> added,
            List<String> removed,
            List<String> moved,
            List<Skipped> skipped) {
        static Changed of(EntryResults results) {
            return new Changed(
                    ShownWatchlist.of(results.watchlist()),
                    results.added().stream().map(ShownWatchlistEntry.Entry::of).toList(),
                    results.removed(),
                    results.moved(),
                    results.skipped().stream().map(Skipped::of).toList());
        }
    }

    private void change(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Watchlist list = ListPaths.known(ctx, book);
        EntryResults results =
                entries.change(
                        Callers.actor(ctx),
                        list.id(),
                        bodies.read(ctx, EntriesChange.class),
                        ListPaths.condition(ctx));
        ctx.header("ETag", ListPaths.tag(results.watchlist()).header());
        Responses.json(ctx, Changed.of(results));
    }

    private void note(Context ctx) {
        QueryParameters.allowOnly(ctx);
        Watchlist list = ListPaths.known(ctx, book);
        WatchlistEntry changed =
                entries.note(
                        Callers.actor(ctx),
                        list.id(),
                        TickerParameter.of(ctx),
                        bodies.read(ctx, EntryNote.class));
        Responses.json(ctx, ShownWatchlistEntry.Entry.of(changed));
    }
}
