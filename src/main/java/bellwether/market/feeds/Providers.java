package bellwether.market.feeds;

import static java.util.Objects.requireNonNull;

import bellwether.market.bars.Market;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.feeds.http.ProviderHealthRoute;
import bellwether.market.feeds.http.QuoteRoute;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.Ticker;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.outbound.HostNames;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Fetches bars that are missing, and tells how the providers do.
public final class Providers implements RouteSource, AutoCloseable {
    private final ProviderHttp web;
    private final ProviderSettings settings;
    private final Market market;
    private final StoredBars shelf;
    private final ProviderChain chains;
    private final ParallelFetcher askers;
    private final BarIntake intake;
    private final Refresher refresher;
    private final Quotes quotes;

    public Providers(
            ProviderSettings settings, Market market, PriceImport imports, InstantSource clock) {
        this(settings, market, imports, CallTimeouts.USUAL, HostNames.SYSTEM, clock);
    }

    Providers(
            ProviderSettings settings,
            Market market,
            PriceImport imports,
            CallTimeouts pace,
            HostNames names,
            InstantSource clock) {
        this.settings = settings;
        this.market = market;
        this.shelf = new StoredBars(market, clock);
        this.web = new ProviderHttp(new ProviderAddresses(names));
        this.chains = new ProviderChain(settings, web, pace, clock);
        this.askers = new ParallelFetcher(chains, pace);
        this.intake = new BarIntake(chains, market, imports, clock);
        this.refresher = new Refresher(chains, askers, intake, shelf, clock);
        this.quotes = new Quotes(chains, market, clock);
    }

    @Override
    public List<Routes> routes() {
        return List.of(
                new ProviderHealthRoute(isConfigured(), this::standing), new QuoteRoute(quotes));
    }

    /// Whether any may be asked.
    public boolean isConfigured() {
        return !settings.isOff();
    }

    /// The newest prices.
    public Quotes quotes() {
        return quotes;
    }

    /// How each does in this process.
    public List<ProviderHealth> standing() {
        return chains.health();
    }

    /// Asks for daily bars of those tickers that have none, or whose newest one is older than the
    /// last session that is over, and stores what is new and right. Holds no connection while it
    /// asks.
    ///
    /// @param day today, in UTC; bars of sessions that are not over are not taken
    /// @return what there is to say of tickers that did not get all they should
    /// @throws InterruptedException when the thread is told to stop
    public Map<String, String> refresh(Collection<String> tickers, LocalDate day)
            throws InterruptedException {
        if (settings.isOff()) {
            return Map.of();
        }
        return byAskedNames(tickers, present -> refreshed(present, day));
    }

    /// What there is to say of symbols that may be asked for by former names: providers know only
    /// the present ones, and a former one may be another company's by now.
    private <V> Map<String, V> byAskedNames(Collection<String> tickers, SymbolLook<V> look)
            throws InterruptedException {
        Map<String, String> renamed = market.symbols().renamed(tickers);
        Map<String, V> found =
                new HashMap<>(
                        look.of(
                                tickers.stream()
                                        .map(ticker -> renamed.getOrDefault(ticker, ticker))
                                        .distinct()
                                        .toList()));
        renamed.forEach((former, now) -> {
            if (found.containsKey(now)) {
                found.put(former, requireNonNull(found.get(now)));
            }
        });
        return found;
    }

    /// Says something of symbols by their present names.
    @FunctionalInterface
    private interface SymbolLook<V> {
        Map<String, V> of(Collection<String> tickers) throws InterruptedException;
    }

    private Map<String, String> refreshed(Collection<String> tickers, LocalDate day)
            throws InterruptedException {
        Map<String, String> words = new HashMap<>();
        for (FetchAnswer found : askers.ask(wanted(tickers, day, words))) {
            String said = intake.take(found).words();
            if (!said.isEmpty()) {
                words.put(found.wanted().ticker(), said);
            }
        }
        return words;
    }

    /// Looks for newer bars of these symbols, whatever was said of them lately, and stores what is
    /// new and right. Holds no connection while it asks.
    ///
    /// @return for each, by the name that was given, what came of it
    /// @throws InterruptedException when the thread is told to stop
    public Map<String, FetchReport> fetch(Collection<String> tickers) throws InterruptedException {
        return byAskedNames(tickers, refresher::fetch);
    }

    /// Those of the symbols that a provider can be called for.
    public List<String> askedFor(Collection<String> tickers) {
        Map<String, TradingCalendar> calendars = market.calendars(tickers);
        return tickers.stream()
                .filter(ticker ->
                        Ticker.of(ticker)
                                .flatMap(known -> instrument(known, calendars.get(ticker)))
                                .filter(instrument -> !chains.isEmpty(instrument))
                                .isPresent())
                .toList();
    }

    private static Optional<Instrument> instrument(
            Ticker ticker, @Nullable TradingCalendar calendar) {
        return calendar == null
                ? Instrument.of(ticker)
                : Instrument.of(ticker, calendar.exchange());
    }

    private List<FetchRequest> wanted(
            Collection<String> tickers, LocalDate day, Map<String, String> words) {
        Map<String, StoredBars.Reach> reach = shelf.reach(tickers);
        Map<String, Instrument> stale = new HashMap<>();
        reach.forEach((ticker, far) -> {
            Optional<Instrument> instrument = far.instrument(ticker);
            boolean ask =
                    instrument.filter(known -> !chains.isEmpty(known)).isPresent() && far.isStale();
            Optional<String> lately = ask ? intake.lately(ticker) : Optional.empty();
            lately.filter(said -> !said.isEmpty()).ifPresent(said -> words.put(ticker, said));
            if (ask && lately.isEmpty()) {
                stale.put(ticker, instrument.get());
            }
        });
        return shelf.wanted(stale, reach, day);
    }

    @Override
    public void close() {
        quotes.close();
        askers.close();
        web.close();
    }
}
