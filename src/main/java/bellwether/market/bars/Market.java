package bellwether.market.bars;

import bellwether.market.bars.history.ActionDao;
import bellwether.market.bars.history.BarPageDao;
import bellwether.market.bars.history.Histories;
import bellwether.market.bars.history.HistoryDao;
import bellwether.market.bars.history.HistoryNeed;
import bellwether.market.bars.history.PriceRecords;
import bellwether.market.bars.history.SourcedReader;
import bellwether.market.bars.http.BarRoutes;
import bellwether.market.bars.http.ExportDao;
import bellwether.market.bars.http.ExportRoutes;
import bellwether.market.bars.http.Exports;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.money.PriceUnit;
import bellwether.market.money.StatedUnits;
import bellwether.market.money.SymbolUnits;
import bellwether.market.money.UnitResolver;
import bellwether.market.symbols.Stock;
import bellwether.market.symbols.SymbolCalendars;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.market.symbols.Timeframe;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.Snapshots;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/// Symbols and their price history.
public final class Market implements RouteSource {
    private final ReadConnections reads;
    private final Calendars calendars;
    private final InstantSource clock;
    private final Jdbi jdbi;
    private final HistoryDao histories = new HistoryDao();
    private final SymbolCalendars listed;
    private final MemoryBudget memory;
    private final PriceRecords records = new PriceRecords();

    public Market(Jdbi jdbi, InstantSource clock) {
        this(ReadConnections.primaryOnly(jdbi), new Calendars(clock), clock, MemoryBudget.ofHeap());
    }

    /// The market of this database, by this clock.
    ///
    /// @param reads the late way is taken to show what is stored
    /// @param memory what all reads of the process share
    public Market(
            ReadConnections reads, Calendars calendars, InstantSource clock, MemoryBudget memory) {
        this.memory = memory;
        this.reads = reads;
        this.calendars = calendars;
        this.listed = new SymbolCalendars(calendars);
        this.clock = clock;
        this.jdbi = reads.exact();
    }

    @Override
    public List<Routes> routes() {
        Jdbi late = reads.late();
        Exports exports = new Exports(late, new ExportDao(late, calendars), clock, memory);
        return List.of(
                new BarRoutes(late, new BarPageDao(late), exports, listed, clock, memory),
                new ExportRoutes(exports));
    }

    /// The same market as it was a moment ago, for those who show it. Jobs work on what is there.
    public Market late() {
        return new Market(ReadConnections.primaryOnly(reads.late()), calendars, clock, memory);
    }

    /// Room for the whole histories of these tickers and for what is computed of them, to be taken
    /// before they are loaded. All who load histories take it here, so that together they never
    /// hold more than the process can.
    ///
    /// @param patience how long to wait for it
    /// @throws Refusal 422 when that is more than can ever be held, 503 when none became free
    public MemoryBudget.Room room(
            Collection<String> tickers, Timeframe timeframe, Duration patience) {
        return memory.take(HistoryNeed.of(tickers, sizes(tickers, timeframe)), patience);
    }

    /// How many bars of a history are read at most: within the day the newest ones, as many as can
    /// be held; of days all.
    public static int most(Timeframe timeframe) {
        return timeframe.isIntraday() ? Histories.MOST : Integer.MAX_VALUE;
    }

    /// Room for one of several parts, whose need is known already.
    ///
    /// @param patience how long to wait for it
    /// @throws Refusal as above
    public MemoryBudget.Room room(HistoryPart part, Duration patience) {
        return memory.take(part.need(), patience);
    }

    /// These tickers in parts, each of which can be held at once without keeping others out.
    public List<HistoryPart> parts(Collection<String> tickers, Timeframe timeframe) {
        return HistoryNeed.parts(tickers, sizes(tickers, timeframe));
    }

    /// As `room`, for no more than so many of the newest bars of each.
    public MemoryBudget.Room room(
            Collection<String> tickers, Timeframe timeframe, int newest, Duration patience) {
        return memory.take(HistoryNeed.of(tickers, sizes(tickers, timeframe, newest)), patience);
    }

    /// As `parts`, of no more than so many of the newest bars of each.
    public List<HistoryPart> parts(Collection<String> tickers, Timeframe timeframe, int newest) {
        return HistoryNeed.parts(tickers, sizes(tickers, timeframe, newest));
    }

    private Map<String, Integer> sizes(
            Collection<String> tickers, Timeframe timeframe, int newest) {
        Map<String, Integer> sizes = new HashMap<>(sizes(tickers, timeframe));
        sizes.replaceAll((_, bars) -> Math.min(bars, newest));
        return sizes;
    }

    /// How many bars these tickers have at most, counted without reading any; one without bars is
    /// absent.
    public Map<String, Integer> sizes(Collection<String> tickers, Timeframe timeframe) {
        return jdbi.withHandle(handle -> histories(handle).sizes(handle, tickers, timeframe));
    }

    /// The whole histories of these tickers, adjusted for the splits on record, read in one
    /// statement, ordered by ticker. A ticker that is not known, or has no bars of this timeframe,
    /// is absent; one that is a former name gives its symbol's history (`History.asked`).
    public List<History> load(Collection<String> tickers, Timeframe timeframe) {
        return loadLast(tickers, timeframe, Integer.MAX_VALUE);
    }

    /// As `load`, of any timeframe, without bars that may still change: today's, until its session
    /// is over, and the week's, until its last one is.
    public List<History> finished(Collection<String> tickers, Timeframe timeframe) {
        return ofOneMoment(
                (handle, now) -> histories(handle).finished(handle, tickers, timeframe, now));
    }

    /// As `finished`, of one symbol, with the bars that may still change: for those who watch.
    public Optional<History> running(Ticker ticker, Timeframe timeframe) {
        List<String> one = List.of(ticker.name());
        return ofOneMoment((handle, now) -> histories(handle).running(handle, one, timeframe, now))
                .stream()
                .findFirst();
    }

    /// The days of those of the symbols of which none are stored, but bars within the day: put
    /// together from these. The others are absent.
    public List<ResampledHistory> madeDays(Collection<String> tickers) {
        return madeDays(tickers, Optional.empty());
    }

    /// The same with the splits only that were in force by a day, if one is given.
    public List<ResampledHistory> madeDays(
            Collection<String> tickers, Optional<LocalDate> knownBy) {
        return ofOneMoment(
                (handle, now) -> histories(handle).madeDays(handle, tickers, now, knownBy));
    }

    private <T> List<T> ofOneMoment(BiFunction<Handle, Instant, List<T>> read) {
        return Snapshots.read(jdbi, handle -> read.apply(handle, clock.instant()));
    }

    /// In which timeframes there are bars of this symbol, stored or put together; the shortest
    /// first.
    public List<Timeframe> timeframes(Ticker ticker) {
        return jdbi.withHandle(handle -> histories(handle).timeframes(handle, ticker.name()));
    }

    private Histories histories(Handle handle) {
        return new Histories(ticker -> listed.of(handle, ticker));
    }

    /// The splits and dividends of a symbol on record, the oldest first.
    public List<CorporateAction> actions(long symbolId) {
        return jdbi.withHandle(handle ->
                new ActionDao().of(handle, List.of(symbolId)).getOrDefault(symbolId, List.of()));
    }

    /// The splits of symbols on record, by their present tickers, the oldest first; one without any
    /// is absent.
    public Map<String, List<CorporateAction>> splits(Collection<String> tickers) {
        return tickers.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> new ActionDao().splits(handle, tickers));
    }

    /// When the exchange trades at which this symbol is listed.
    public TradingCalendar calendar(String ticker) {
        return jdbi.withHandle(handle -> listed.of(handle, ticker));
    }

    /// The same of a symbol that was looked up already.
    public TradingCalendar calendar(Stock stock) {
        return calendars.of(stock.ticker(), Optional.ofNullable(stock.exchange()));
    }

    /// The same, within a transaction of the caller.
    public TradingCalendar calendar(Handle handle, String ticker) {
        return listed.of(handle, ticker);
    }

    /// The same, of a symbol that has been read.
    public TradingCalendar calendar(PackedHistory history) {
        return calendars.of(history.ticker(), history.facts().exchange());
    }

    /// The same of several symbols, by their tickers.
    public Map<String, TradingCalendar> calendars(Collection<String> tickers) {
        return jdbi.withHandle(handle -> listed.of(handle, tickers));
    }

    /// What the prices of a symbol that has been read are counted in.
    public SymbolUnits units(PackedHistory history) {
        return new UnitResolver(calendars)
                .of(history.ticker(), history.facts().exchange(), history.facts().units());
    }

    /// What the exchange of a symbol quotes it in, whatever is stated of its stored prices; empty
    /// where that is not known.
    public Optional<PriceUnit> exchangeUnit(Stock stock) {
        return new UnitResolver(calendars)
                .of(stock.ticker(), Optional.ofNullable(stock.exchange()), StatedUnits.NONE)
                .unit();
    }

    /// The time by the clock that bars are held against.
    public Instant now() {
        return clock.instant();
    }

    /// As `load`, not decoded: for going through many symbols with one room for bars.
    public List<PackedHistory> packed(Collection<String> tickers, Timeframe timeframe) {
        return jdbi.withHandle(
                handle -> histories.packed(handle, tickers, timeframe, Integer.MAX_VALUE));
    }

    /// As `packed`, within a transaction of the caller.
    public List<PackedHistory> packed(
            Handle handle, Collection<String> tickers, Timeframe timeframe) {
        return histories.packed(handle, tickers, timeframe, Integer.MAX_VALUE);
    }

    /// Rejected and disputed bars by the id of the symbol; one that has none is absent.
    public Map<Long, DataIssues> blemishes(
            Handle handle, Collection<Long> symbolIds, Timeframe timeframe) {
        return symbolIds.isEmpty() ? Map.of() : records.of(handle, timeframe, symbolIds);
    }

    /// As `load`, but only the newest bars of each.
    public List<History> loadLast(Collection<String> tickers, Timeframe timeframe, int bars) {
        return jdbi.withHandle(handle -> histories.load(handle, tickers, timeframe, bars, true));
    }

    /// As `load`, but as the bars were traded, not adjusted for anything: for limits on prices and
    /// for orders. Each history still tells the splits that `load` adjusts for.
    public List<History> loadRaw(Collection<String> tickers, Timeframe timeframe) {
        return jdbi.withHandle(
                handle -> histories.load(handle, tickers, timeframe, Integer.MAX_VALUE, false));
    }

    /// As `loadRaw`, but only the newest bars of each.
    public List<History> loadRawLast(Collection<String> tickers, Timeframe timeframe, int bars) {
        return jdbi.withHandle(handle -> histories.load(handle, tickers, timeframe, bars, false));
    }

    /// As `loadLast`, within a transaction of the caller.
    public List<History> loadLast(
            Handle handle, Collection<String> tickers, Timeframe timeframe, int bars) {
        return histories.load(handle, tickers, timeframe, bars, true);
    }

    /// As `loadRaw` of days, with the sources of the newest bars.
    ///
    /// @param newest of how many bars the sources are wanted
    public List<SourcedHistory> loadSourced(Collection<String> tickers, int newest) {
        return jdbi.withHandle(handle -> new SourcedReader().read(handle, tickers, newest));
    }

    /// The symbols themselves, without their bars.
    public SymbolDirectory symbols() {
        return new SymbolDirectory(jdbi, calendars);
    }
}
