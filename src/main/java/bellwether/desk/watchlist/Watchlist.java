package bellwether.desk.watchlist;

import java.time.Instant;

/// A list of tickers that an owner watches.
///
/// @param collectionName of the collection that it is in
/// @param version moves by one with every change of the list or of its entries
/// @param entries how many it has
public record Watchlist(
        WatchlistId id,
        String name,
        CollectionId collection,
        String collectionName,
        int version,
        int entries,
        Instant createdAt,
        Instant changedAt) {
    /// Entries of a list.
    public static final int MOST_ENTRIES = 1_000;

    /// Lists of an owner.
    static final int MOST = 100;
}
