package bellwether.market;

import bellwether.calendar.Calendars;
import bellwether.calendar.TradingCalendar;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// When symbols trade: at the exchange that is stated of them, else at the one that their ticker
/// tells.
final class Listed {
    private static final String STATED =
            """
            select wanted.ticker, symbol.exchange
            from unnest(:tickers) as wanted (ticker)
            join symbol on symbol.id = coalesce(
                (select id from symbol as named where named.ticker = wanted.ticker),
                (select symbol_id from symbol_alias as former where former.ticker = wanted.ticker)
            )
            where symbol.exchange is not null
            """;

    private final Calendars calendars;

    Listed(Calendars calendars) {
        this.calendars = calendars;
    }

    TradingCalendar of(Handle handle, String ticker) {
        return calendars.of(
                ticker, Optional.ofNullable(stated(handle, List.of(ticker)).get(ticker)));
    }

    Map<String, TradingCalendar> of(Handle handle, Collection<String> tickers) {
        Map<String, String> stated = stated(handle, tickers);
        Map<String, TradingCalendar> all = new HashMap<>();
        tickers.forEach(ticker ->
                all.put(ticker, calendars.of(ticker, Optional.ofNullable(stated.get(ticker)))));
        return all;
    }

    private static Map<String, String> stated(Handle handle, Collection<String> tickers) {
        Map<String, String> byTicker = new HashMap<>();
        handle.createQuery(STATED)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> byTicker.put(entry.getKey(), entry.getValue()));
        return byTicker;
    }
}
