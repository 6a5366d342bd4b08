package bellwether.market.symbols;

import bellwether.platform.db.NoPreparedPlan;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// States the exchanges of symbols.
public final class ExchangeDao {
    private static final String STATE =
            """
            update symbol set exchange = wanted.exchange, record_version = record_version + 1,
                updated_at = :now
            from unnest(:tickers, :exchanges) as wanted (ticker, exchange)
            where symbol.id = %s
                and not symbol.synthetic
                and symbol.exchange is distinct from wanted.exchange
            """
                    .formatted(SymbolDao.named("wanted.ticker"));

    /// States where symbols trade, by any of their names. Of one that is invented, or not known,
    /// nothing is stated.
    public void state(Handle handle, Map<String, String> byTicker, Instant now) {
        if (byTicker.isEmpty()) {
            return;
        }
        List<String> tickers = List.copyOf(byTicker.keySet());
        handle.createUpdate(STATE)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, tickers)
                .bindArray("exchanges", String.class, tickers.stream().map(byTicker::get).toList())
                .bind("now", now)
                .execute();
    }
}
