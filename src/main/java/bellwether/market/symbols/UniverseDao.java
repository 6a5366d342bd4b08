package bellwether.market.symbols;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// Which symbols belong to universes.
final class UniverseDao {
    private static final String OF_MARKET =
            """
            select id from symbol
            where id = any(:ids) and (synthetic = :synthetic
                or (not :synthetic and not exists (select from symbol where not synthetic)))
            """;

    private static final String WITH_BARS =
            """
            select symbol.ticker from symbol
            join series on series.symbol_id = symbol.id and series.timeframe = :timeframe
            where symbol.ticker = any(:tickers)
            """;

    /// Those of some symbols that are real, or all of them while there are none but invented ones.
    ///
    /// @param synthetic those that are invented instead
    Set<Long> ofMarket(Handle handle, Collection<Long> ids, boolean synthetic) {
        return Set.copyOf(
                handle.createQuery(OF_MARKET)
                        .bindArray("ids", Long.class, List.copyOf(ids))
                        .bind("synthetic", synthetic)
                        .mapTo(Long.class)
                        .list());
    }

    /// Those of these tickers of which bars of a timeframe are stored.
    Set<String> withBars(Handle handle, Collection<String> tickers, Timeframe timeframe) {
        return Set.copyOf(
                handle.createQuery(WITH_BARS)
                        .bindArray("tickers", String.class, List.copyOf(tickers))
                        .bind("timeframe", timeframe.code())
                        .mapTo(String.class)
                        .list());
    }
}
