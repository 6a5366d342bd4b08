package bellwether.desk.watchlist.http;

import bellwether.desk.watchlist.Watchlist;
import java.time.Instant;

/// A watchlist as answers show it.
record ShownWatchlist(
        String id,
        String name,
        Collection collection,
        int entries,
        int version,
        Instant createdAt,
        Instant changedAt) {
    record Collection(String id, String name) {}

    static ShownWatchlist of(Watchlist list) {
        return new ShownWatchlist(
                list.id().toString(),
                list.name(),
                new Collection(list.collection().toString(), list.collectionName()),
                list.entries(),
                list.version(),
                list.createdAt(),
                list.changedAt());
    }
}
