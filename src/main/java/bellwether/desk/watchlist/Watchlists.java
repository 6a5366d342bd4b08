package bellwether.desk.watchlist;

import bellwether.desk.watchlist.http.CollectionRoutes;
import bellwether.desk.watchlist.http.EntryRoutes;
import bellwether.desk.watchlist.http.WatchlistRoutes;
import bellwether.desk.watchlist.store.WatchlistDao;
import bellwether.market.bars.Market;
import bellwether.platform.base.Audit;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.db.RetriedTransactions;
import bellwether.platform.db.Transactions;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.live.LiveEventType;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/// Users' lists of tickers.
public final class Watchlists implements RouteSource {
    /// Every live event that is published here.
    public static final List<LiveEventType> EVENTS = WatchlistLiveEvents.TYPES;

    private static final String NAMED =
            """
            select 'wl_' || id, name,
                (select count(*) from watch_entry where list = watchlist.id) || ' entries'
            from watchlist where owner = :owner
            """;

    private final OwnedThingsDao named;
    private final Transactions transactions;
    private final WatchlistDao lists = new WatchlistDao();
    private final WatchlistBook book;
    private final EntryBook entries;
    private final EntryViews views;
    private final List<Routes> routes;

    /// What it needs of others.
    public record Others(Market market, Audit audit, EntrySources sources) {}

    public Watchlists(Jdbi jdbi, Others others, BodyParser bodies, InstantSource clock) {
        named = new OwnedThingsDao(jdbi, NAMED);
        transactions = RetriedTransactions.ofUndone(jdbi);
        LastCloses closes = new LastCloses(others.market, clock);
        book = new WatchlistBook(jdbi, others.audit, clock);
        CollectionBook collections = new CollectionBook(jdbi, others.audit, clock);
        entries = new EntryBook(jdbi, closes, others.audit, clock);
        views = new EntryViews(jdbi, others.market, closes, others.sources);
        routes =
                List.of(
                        new WatchlistRoutes(book, bodies),
                        new EntryRoutes(book, entries, views, bodies),
                        new CollectionRoutes(collections, bodies));
    }

    /// Makes several changes of an owner's lists at once: all of them, or none.
    public <R> R together(String owner, Supplier<R> changes) {
        return transactions.in(h -> {
            lists.lock(h, owner);
            return changes.get();
        });
    }

    /// The lists themselves.
    public WatchlistBook book() {
        return book;
    }

    /// What is on them.
    public EntryBook entries() {
        return entries;
    }

    /// What is shown of that.
    public EntryViews views() {
        return views;
    }

    /// An owner's lists, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
