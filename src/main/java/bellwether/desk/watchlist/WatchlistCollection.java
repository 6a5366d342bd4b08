package bellwether.desk.watchlist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A group of watchlists.
///
/// @param watchlists how many are in it
/// @param createdAt null of Default, which was always there
public record WatchlistCollection(
        CollectionId id, String name, int watchlists, @Nullable Instant createdAt) {
    /// The name of the collection that every owner has.
    public static final String DEFAULT_NAME = "Default";

    /// Collections of an owner, Default left out.
    static final int MOST = 100;
}
