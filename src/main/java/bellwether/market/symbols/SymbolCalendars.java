package bellwether.market.symbols;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.StatedUnits;
import bellwether.market.money.UnitResolver;
import bellwether.platform.db.NoPreparedPlan;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// When symbols trade: at the exchange that is stated of them, else at the one that their ticker
/// tells.
public final class SymbolCalendars {
    private static final String STATED =
            """
            select wanted.ticker, symbol.exchange
            from unnest(:tickers) as wanted (ticker)
            join symbol on symbol.id = %s
            where symbol.exchange is not null
            """
                    .formatted(SymbolDao.named("wanted.ticker"));

    private static final String ALL_STATED =
            """
            select ticker, exchange from symbol where exchange is not null
            union all
            select former.ticker, symbol.exchange
            from symbol_alias as former
            join symbol on symbol.id = former.symbol_id
            where symbol.exchange is not null
                and not exists (select from symbol as named where named.ticker = former.ticker)
            """;

    private static final String NAMES =
            "select ticker from symbol union select ticker from symbol_alias limit :limit";

    private final Calendars calendars;

    public SymbolCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    public TradingCalendar of(Handle handle, String ticker) {
        return calendars.of(
                ticker, Optional.ofNullable(stated(handle, List.of(ticker)).get(ticker)));
    }

    public Map<String, TradingCalendar> of(Handle handle, Collection<String> tickers) {
        Map<String, String> stated = stated(handle, tickers);
        Map<String, TradingCalendar> all = new HashMap<>();
        tickers.forEach(ticker ->
                all.put(ticker, calendars.of(ticker, Optional.ofNullable(stated.get(ticker)))));
        return all;
    }

    /// Which exchanges are stated of symbols, by all their names.
    public Map<String, String> allStated(Handle handle) {
        Map<String, String> byTicker = new HashMap<>();
        handle.createQuery(ALL_STATED)
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> byTicker.put(entry.getKey(), entry.getValue()));
        return byTicker;
    }

    /// Where a symbol trades, and how that is known.
    public Listing listing(Handle handle, String ticker) {
        return at(ticker, Optional.ofNullable(stated(handle, List.of(ticker)).get(ticker)));
    }

    /// The same of several symbols, by their tickers.
    public Map<String, Listing> listings(Handle handle, Collection<String> tickers) {
        Map<String, String> stated = stated(handle, tickers);
        Map<String, Listing> all = new HashMap<>();
        tickers.forEach(
                ticker -> all.put(ticker, at(ticker, Optional.ofNullable(stated.get(ticker)))));
        return all;
    }

    /// Whether a symbol has this name, or had it.
    public boolean isOnRecord(Handle handle, String ticker) {
        return handle.createQuery("select %s is not null".formatted(SymbolDao.named(":ticker")))
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bind("ticker", ticker)
                .mapTo(Boolean.class)
                .one();
    }

    /// All names on record, present and former; nothing when they are more than `most`.
    public Optional<Set<String>> names(Handle handle, int most) {
        List<String> names =
                handle.createQuery(NAMES).bind("limit", most + 1).mapTo(String.class).list();
        return names.size() > most ? Optional.empty() : Optional.of(Set.copyOf(names));
    }

    /// The same, of a symbol of which this exchange is stated, if any.
    public Listing at(String ticker, Optional<String> exchange) {
        return calendars.listing(ticker, exchange);
    }

    /// The exchange that this name stands for, if it is known here.
    public Optional<TradingCalendar> named(String exchange) {
        return calendars.named(exchange);
    }

    /// Its code; also of one that has no calendar here.
    public Optional<String> code(String exchange) {
        return calendars.knownCode(exchange);
    }

    /// What its prices count as, when no currency is stated of it: of a pair its second currency,
    /// else what its exchange quotes in.
    public Optional<String> unit(String ticker, Optional<String> exchange) {
        return new UnitResolver(calendars)
                .of(ticker, exchange, StatedUnits.NONE)
                .unit()
                .map(PriceUnit::code);
    }

    private static Map<String, String> stated(Handle handle, Collection<String> tickers) {
        Map<String, String> byTicker = new HashMap<>();
        handle.createQuery(STATED)
                .addCustomizer(NoPreparedPlan.INSTANCE)
                .bindArray("tickers", String.class, List.copyOf(tickers))
                .map((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .forEach(entry -> byTicker.put(entry.getKey(), entry.getValue()));
        return byTicker;
    }
}
