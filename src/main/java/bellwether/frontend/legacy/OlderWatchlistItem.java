package bellwether.frontend.legacy;

import bellwether.desk.watchlist.EntryView;
import bellwether.market.symbols.Stock;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// An entry of a watchlist with the names of older clients.
///
/// @param currentPrice the newest finished daily close; null where none is stored
/// @param addedPrice the same when it was added
/// @param verdict of the caller's latest analysis
record OlderWatchlistItem(
        String symbol,
        String ticker,
        @Nullable String name,
        String notes,
        String collectionId,
        String collectionName,
        Instant addedAt,
        @Nullable BigDecimal addedPrice,
        @Nullable BigDecimal currentPrice,
        @Nullable LocalDate priceDate,
        @Nullable String verdict,
        @Nullable Double score) {
    static OlderWatchlistItem of(OlderWatchlists.Item item) {
        EntryView view = item.view();
        return new OlderWatchlistItem(
                view.entry().ticker(),
                view.entry().ticker(),
                view.stock().map(Stock::name).orElse(null),
                view.entry().note(),
                item.list().id().toString(),
                item.list().name(),
                view.entry().addedAt(),
                view.entry().added().close(),
                view.last().close(),
                view.last().on(),
                view.mine().verdict(),
                view.mine().score());
    }
}
