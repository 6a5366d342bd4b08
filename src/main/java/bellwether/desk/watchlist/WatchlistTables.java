package bellwether.desk.watchlist;

import bellwether.platform.db.OwnedTable;
import java.util.List;

/// The tables of watchlists.
public final class WatchlistTables {
    /// In an order in which rows can be deleted.
    public static final List<OwnedTable> OWNED =
            List.of(
                    OwnedTable.of("watch_entry", "id")
                            .where("list in (select id from watchlist where owner = :owner)"),
                    OwnedTable.of("watchlist", "id"),
                    OwnedTable.of("watch_collection", "id"));

    private WatchlistTables() {}
}
