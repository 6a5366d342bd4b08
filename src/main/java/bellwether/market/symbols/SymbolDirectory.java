package bellwether.market.symbols;

import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.http.StockRoutes;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// The symbols that are known: what is stated of them, and what they were called.
public final class SymbolDirectory implements RouteSource {
    private static final int MOST_FOUND = 1_000;

    private final Jdbi jdbi;
    private final StockDao stocks;
    private final SymbolDao symbols = new SymbolDao();
    private final SymbolVersionDao versions = new SymbolVersionDao();
    private final SymbolNamesDao names = new SymbolNamesDao();
    private final UniverseDao universes = new UniverseDao();

    /// @param calendars tell which exchange a ticker is of
    public SymbolDirectory(Jdbi jdbi, Calendars calendars) {
        this.jdbi = jdbi;
        this.stocks = new StockDao(jdbi, calendars);
    }

    @Override
    public List<Routes> routes() {
        return List.of(new StockRoutes(stocks));
    }

    /// A symbol, by its name or a former one, and what is stored of it.
    public Optional<Stock> find(Ticker ticker) {
        return stocks.stock(Timeframe.DAY, ticker);
    }

    /// As `find`, within a transaction of the caller.
    public Optional<Stock> find(Handle handle, Ticker ticker) {
        return stocks.stock(handle, Timeframe.DAY, ticker);
    }

    /// The symbols that have these tickers now, read in one statement within a transaction of the
    /// caller. Former names are not looked for.
    public List<Stock> find(Handle handle, Collection<String> tickers) {
        return tickers.isEmpty() ? List.of() : stocks.stocks(handle, Timeframe.DAY, tickers);
    }

    /// The first of those whose ticker or name holds this text, in the order of their tickers.
    ///
    /// @param text in lower case
    public List<Stock> search(String text) {
        return search(text, MOST_FOUND);
    }

    /// The same, up to so many.
    public List<Stock> search(String text, int most) {
        StockFilter named = new StockFilter(text, Optional.empty(), List.of());
        return stocks.page(Timeframe.DAY, "", named, most);
    }

    /// Those of the tickers that are former names, and what their symbols are called now.
    public Map<String, String> renamed(Collection<String> tickers) {
        return jdbi.withHandle(handle ->
                symbols.renamed(handle, tickers).entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().now())));
    }

    /// What the symbols that are called so, or were once, are called now; read in one statement.
    /// Names of none are absent.
    public Map<String, String> presentNames(Collection<String> tickers) {
        return tickers.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> symbols.presentNames(handle, tickers));
    }

    /// What moves with each of the symbols that are called so, or were once. Names of none are
    /// absent.
    public Map<String, SymbolVersion> versions(Collection<String> tickers) {
        return tickers.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> versions.versions(handle, tickers));
    }

    /// When the bars of each of these tickers, or what is stated of it, changed last: a bar whose
    /// session was not over by then was stored unfinished. Former names are absent.
    public Map<String, Instant> changedAt(Collection<String> tickers) {
        return jdbi.withHandle(handle -> symbols.changedAt(handle, tickers));
    }

    /// The sectors that are stated of symbols, by their present tickers; the others are absent.
    public Map<String, String> sectors(Handle handle, Collection<String> tickers) {
        return symbols.sectors(handle, tickers);
    }

    /// The same, read alone.
    public Map<String, String> sectors(Collection<String> tickers) {
        return jdbi.withHandle(handle -> symbols.sectors(handle, tickers));
    }

    /// Those of the tickers, present ones, whose prices are invented.
    public Set<String> synthetic(Collection<String> tickers) {
        return tickers.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> symbols.synthetic(handle, tickers));
    }

    /// Every symbol with what it is called, and was.
    List<SymbolName> all() {
        return jdbi.withHandle(names::all);
    }

    /// All names of the symbol that is called so, or was once: the present one first. Of one that
    /// is not known, the name itself.
    public List<String> names(Ticker ticker) {
        List<String> names = jdbi.withHandle(handle -> symbols.names(handle, ticker));
        return names.isEmpty() ? List.of(ticker.name()) : names;
    }

    /// Whether symbols that are gone are among these.
    public Survivorship survivorship(Collection<String> tickers, LocalDate day) {
        return jdbi.withHandle(handle -> Survivorship.of(symbols.survival(handle, tickers, day)));
    }

    /// The day of the first bar of each of these tickers; one without bars is absent.
    public Map<String, LocalDate> firstDays(Collection<String> tickers) {
        return jdbi.withHandle(handle -> symbols.firstDays(handle, tickers));
    }

    /// Moves with every change of any symbol's bars, names, or what is stated of it: one look at
    /// the list of symbols, without their bars.
    public String version() {
        return jdbi.withHandle(versions::version);
    }

    /// Every ticker that is known, in order.
    public List<String> tickers() {
        return jdbi.withHandle(symbols::tickers);
    }

    /// Those of symbols that are not invented, in order.
    public List<String> realTickers() {
        return jdbi.withHandle(symbols::realTickers);
    }

    /// Those of some symbols that are real, or all of them while there are none but invented ones.
    ///
    /// @param synthetic those that are invented instead
    public Set<Long> ofMarket(Collection<Long> ids, boolean synthetic) {
        return ids.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> universes.ofMarket(handle, ids, synthetic));
    }

    /// Those of these tickers of which bars of a timeframe are stored.
    public Set<String> withBars(Collection<String> tickers, Timeframe timeframe) {
        return tickers.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> universes.withBars(handle, tickers, timeframe));
    }

    /// 404 for a symbol that is not there, with the one that was probably meant.
    public Refusal unknown(Ticker ticker) {
        return jdbi.withHandle(handle -> unknown(handle, ticker));
    }

    /// As `unknown`, within a transaction of the caller.
    public Refusal unknown(Handle handle, Ticker ticker) {
        return UnknownSymbol.refusal(handle, ticker);
    }
}
