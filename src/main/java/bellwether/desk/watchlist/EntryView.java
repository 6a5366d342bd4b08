package bellwether.desk.watchlist;

import bellwether.market.symbols.Stock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An entry with what is known of its symbol now.
///
/// @param stock empty where no symbol of this name is stored
/// @param sinceAdded the change of the close since it was added, in percent; null where one of the
///   closes is not known
/// @param alerts open ones; null where the symbol is not stored
/// @param detections of the last 7 days; null where no sweep has looked at the symbol
public record EntryView(
        WatchlistEntry entry,
        Optional<Stock> stock,
        ClosePrice last,
        @Nullable Double sinceAdded,
        ListedVerdict mine,
        ListedVerdict sheet,
        @Nullable Integer alerts,
        @Nullable Integer detections) {}
