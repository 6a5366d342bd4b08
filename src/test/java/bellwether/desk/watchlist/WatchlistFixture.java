package bellwether.desk.watchlist;

import bellwether.market.bars.Market;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Watchlists on a database of their own.
final class WatchlistFixture implements AutoCloseable {
    static final Actor ANN = new Actor(new Caller("k", "ann", Role.TRADER), "r-1", "192.0.2.1");

    /// What was noted, in this order.
    final List<String> audited = new ArrayList<>();

    final TestDatabase database = TestDatabase.create();
    volatile Instant now = Instant.parse("2026-11-27T15:00:00Z");
    final WatchlistBook book = new WatchlistBook(database.jdbi(), Audit.NONE, () -> now);
    final CollectionBook collections = new CollectionBook(database.jdbi(), Audit.NONE, () -> now);
    final EntryBook entries =
            new EntryBook(
                    database.jdbi(),
                    new LastCloses(new Market(database.jdbi(), () -> now), () -> now),
                    (actor, action, object, outcome) ->
                            audited.add("%s %s %s".formatted(action, object, outcome)),
                    () -> now);
    final ListMembership membership = new ListMembership(database.jdbi());

    Watchlist list(String name) {
        return book.create(ANN, new WatchlistRequest(name, null));
    }

    EntryResults add(Watchlist list, List<String> tickers) {
        return change(list, EntriesChange.adding(tickers.stream().map(NewEntry::of).toList()));
    }

    EntryResults change(Watchlist list, EntriesChange change) {
        return entries.change(ANN, list.id(), change, _ -> {});
    }

    List<String> tickers(Watchlist list) {
        return entries.page(list.id(), 0, Watchlist.MOST_ENTRIES).stream()
                .map(WatchlistEntry::ticker)
                .toList();
    }

    /// `T1`, `T2`, …
    static List<String> named(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "T" + i).toList();
    }

    /// A symbol without bars; gives its id.
    long symbol(String ticker) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery(
                                        "insert into symbol (ticker, created_at, updated_at) values"
                                                + " (:ticker, now(), now()) returning id")
                                .bind("ticker", ticker)
                                .mapTo(Long.class)
                                .one());
    }

    /// Renames a symbol, as `/renames` does.
    void rename(long symbol, String from, String to) {
        database.jdbi()
                .useHandle(h -> {
                    h.execute("update symbol set ticker = ? where id = ?", to, symbol);
                    h.createUpdate(
                                    """
                                    insert into symbol_alias (ticker, symbol_id, until, recorded_by, created_at)
                                    values (:from, :symbol, '2024-01-02', 'test', now())
                                    """)
                            .bindMap(Map.of("from", from, "symbol", symbol))
                            .execute();
                });
    }

    @Override
    public void close() {
        database.close();
    }
}
