package bellwether.desk.watchlist;

import bellwether.desk.watchlist.store.CollectionDao;
import bellwether.desk.watchlist.store.WatchlistDao;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Finds what requests name by id or by name. What is another's is not there.
final class WatchlistRecords {
    private final WatchlistDao lists = new WatchlistDao();
    private final CollectionDao collections = new CollectionDao();

    Optional<Watchlist> find(Handle h, String owner, String idOrName) {
        return WatchlistId.parse(idOrName)
                .map(id -> lists.find(h, owner, id))
                .orElseGet(() -> lists.named(h, owner, idOrName));
    }

    /// @throws Refusal 404
    Watchlist known(Handle h, String owner, String idOrName) {
        return find(h, owner, idOrName)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_watchlist",
                                "Unknown watchlist \"%s\". GET /api/v1/watchlists lists yours."
                                        .formatted(Quoted.text(idOrName))));
    }

    Watchlist known(Handle h, String owner, WatchlistId id) {
        return known(h, owner, id.toString());
    }

    Optional<WatchlistCollection> collection(Handle h, String owner, String idOrName) {
        Optional<CollectionId> id = CollectionId.parse(idOrName);
        if (id.isPresent() && id.get().isDefault()) {
            return Optional.of(defaultCollection(h, owner));
        }
        return id.map(known -> collections.find(h, owner, known))
                .orElseGet(() -> collections.named(h, owner, idOrName));
    }

    WatchlistCollection defaultCollection(Handle h, String owner) {
        return new WatchlistCollection(
                CollectionId.DEFAULT,
                WatchlistCollection.DEFAULT_NAME,
                collections.inDefault(h, owner),
                null);
    }

    /// The collection that a request names.
    ///
    /// @throws Refusal 422 where there is none
    CollectionId chosen(Handle h, String owner, String pointer, String idOrName) {
        return collection(h, owner, idOrName)
                .map(WatchlistCollection::id)
                .orElseThrow(() ->
                        Refusal.invalid(
                                pointer,
                                "must be the id or the name of one of your collections, was \"%s\"; GET /api/v1/watchlist-collections lists them"
                                        .formatted(Quoted.text(idOrName))));
    }
}
