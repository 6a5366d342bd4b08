package bellwether.desk.watchlist;

import bellwether.market.symbols.Stock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry with what is known of its symbol now.
///
/// @param stock empty where no symbol of this name is stored
/// @param alerts open ones; null where nothing counts them
/// @param detections null where nothing counts them
public record EntryView(
        WatchlistEntry entry,
        Optional<Stock> stock,
        ClosePrice last,
        ListedVerdict mine,
        ListedVerdict sheet,
        @Nullable Integer alerts,
        @Nullable Integer detections) {}
