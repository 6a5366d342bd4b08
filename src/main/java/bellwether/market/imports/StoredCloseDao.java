package bellwether.market.imports;

import bellwether.market.symbols.Ticker;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The newest daily close that is stored of a symbol.
final class StoredCloseDao {
    private static final String NEWEST =
            """
            select close, (ts at time zone 'utc')::date as day from bars
            where ticker = :ticker and timeframe = '1d'
            order by ts desc limit 1
            """;

    private StoredCloseDao() {}

    /// A close and its day.
    record Close(double price, LocalDate day) {}

    static Optional<Close> newest(Handle handle, Ticker ticker) {
        return handle.createQuery(NEWEST)
                .bind("ticker", ticker.name())
                .map((row, _) ->
                        new Close(row.getDouble("close"), row.getObject("day", LocalDate.class)))
                .findOne();
    }
}
