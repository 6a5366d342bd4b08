package bellwether.desk.watchlist;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A ticker on a watchlist.
///
/// @param id 0 of one that is not stored yet
/// @param ticker the present name of its symbol; as it was named, where no such symbol is stored
/// @param addedAs the name that it was added by, where that is no longer its symbol's; else null
/// @param symbol null where none is stored
/// @param place from 1
/// @param added the price when it was added
public record WatchlistEntry(
        long id,
        String ticker,
        @Nullable String addedAs,
        @Nullable Long symbol,
        int place,
        String note,
        Instant addedAt,
        ClosePrice added) {
    boolean isOf(ListedName name) {
        return (name.symbol() != null && symbol != null)
                ? name.symbol().equals(symbol)
                : ticker.equals(name.ticker()) || ticker.equals(name.typed());
    }

    WatchlistEntry at(int other) {
        return new WatchlistEntry(id, ticker, addedAs, symbol, other, note, addedAt, added);
    }
}
