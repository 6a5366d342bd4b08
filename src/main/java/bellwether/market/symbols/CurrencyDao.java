package bellwether.market.symbols;

import bellwether.platform.db.NoPreparedPlan;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/// The currencies that are stated of symbols.
public final class CurrencyDao {
    private static final String STATED =
            """
            select ticker, currency from symbol where currency is not null
            union all
            select former.ticker, symbol.currency
            from symbol_alias as former
            join symbol on symbol.id = former.symbol_id
            where symbol.currency is not null
                and not exists (select from symbol as named where named.ticker = former.ticker)
            """;

    private static final String STATE =
            """
            update symbol set currency = wanted.currency, record_version = record_version + 1,
                updated_at = :now
            from unnest(:tickers, :currencies) as wanted (ticker, currency)
            where symbol.id = %s and not symbol.synthetic and symbol.currency is null
            """
                    .formatted(SymbolDao.named("wanted.ticker"));

    /// By all names of the symbols.
    public Map<String, String> stated(Handle handle) {
        Map<String, String> byTicker = new HashMap<>();
        handle.createQuery(STATED)
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> byTicker.put(entry.getKey(), entry.getValue()));
        return byTicker;
    }

    /// States them of symbols of which none is stated yet, by any of their names.
    public void state(Handle handle, Map<String, String> byTicker, Instant now) {
        if (byTicker.isEmpty()) {
            return;
        }
        List<String> tickers = List.copyOf(byTicker.keySet());
        handle.createUpdate(STATE)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, tickers)
                .bindArray("currencies", String.class, tickers.stream().map(byTicker::get).toList())
                .bind("now", now)
                .execute();
    }
}
