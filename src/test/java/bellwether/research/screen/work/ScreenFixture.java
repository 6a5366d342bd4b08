package bellwether.research.screen.work;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.imports.PriceImport;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseReader;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Actor;
import bellwether.platform.base.Audit;
import bellwether.platform.base.Caller;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Role;
import bellwether.platform.db.TestDatabase;
import bellwether.research.screen.ScreenDefinition;
import bellwether.research.screen.ScreenQuery;
import bellwether.research.screen.sheet.Sheet;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.sheet.SheetComputation;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetDao;
import bellwether.research.screen.store.SheetStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jdbi.v3.core.Jdbi;

/// The sample symbols in a database of their own, with sectors, and what screens them.
final class ScreenFixture implements AutoCloseable {
    static final String ANN = "ann";
    static final Timeframe DAY = Timeframe.DAY;

    final InstantSource clock = InstantSource.fixed(Instant.parse("2026-06-01T12:00:00Z"));
    final TestDatabase database = TestDatabase.create();
    final Jdbi jdbi = database.jdbi();
    final Market market = new Market(jdbi, clock);
    final BarLoader loader = new BarLoader(market);
    final ScreenDesk desk = desk();
    final ScreenBook book = new ScreenBook(jdbi, desk, Audit.NONE, clock);
    private final AtomicLong nanos = new AtomicLong();

    /// By whose clock a minute passes between two chunks.
    final SheetPart part =
            new SheetPart(
                    jdbi, desk, clock, () -> nanos.addAndGet(Duration.ofMinutes(1).toNanos()));

    ScreenFixture() {
        new PriceImport(jdbi, clock).seedSamples();
        jdbi.useHandle(h -> {
            h.execute("update symbol set sector = 'Health Care' where id % 3 = 0");
            h.execute("update symbol set sector = 'energy' where id % 3 = 1");
        });
    }

    /// One of another process.
    ScreenDesk desk() {
        return desk(Duration.ZERO);
    }

    /// @param every how long it takes its sheets to be those that are stored
    ScreenDesk desk(Duration every) {
        SheetStore sheets = new SheetStore(jdbi);
        return new ScreenDesk(
                new FactSources(
                        new SheetCache(sheets, every, System::nanoTime),
                        sheets,
                        new ScreenStore(jdbi),
                        lists(),
                        new Universes(market.symbols(), lists()::find, UniverseSource.NONE),
                        new Calendars(clock),
                        clock,
                        loader));
    }

    /// Ann has a list of three symbols.
    private TickerLists lists() {
        return new TickerLists() {
            @Override
            public Optional<TickerList> find(String owner, String idOrName) {
                return owner.equals(ANN) && idOrName.equals("mine")
                        ? Optional.of(
                                new TickerList(
                                        "wl_1", "mine", 1, List.of("DEMO01", "DEMO02", "DEMO03")))
                        : Optional.empty();
            }

            @Override
            public Map<String, Set<Long>> members(String owner, Collection<String> names) {
                return owner.equals(ANN) && names.contains("mine")
                        ? Map.of("mine", Set.copyOf(ids("DEMO01", "DEMO02", "DEMO03")))
                        : Map.of();
            }
        };
    }

    private List<Long> ids(String... tickers) {
        return jdbi.withHandle(h ->
                h.createQuery("select id from symbol where ticker = any(:tickers)")
                        .bindArray("tickers", String.class, List.of(tickers))
                        .mapTo(Long.class)
                        .list());
    }

    List<String> tickers() {
        return desk.facts(ANN, DAY).snapshot().states().stream()
                .map(state -> state.ticker())
                .toList();
    }

    /// Makes the sheets of these symbols.
    void sheets(List<String> tickers) {
        SheetComputation computation = new SheetComputation();
        List<Sheet> made =
                loader.load(tickers, DAY).stream()
                        .map(each ->
                                computation.of(
                                        each.facts().symbolId(),
                                        each.facts().dataVersion(),
                                        each.history()))
                        .toList();
        jdbi.useTransaction(h -> new SheetDao().put(h, made));
    }

    ScreenReader.Understood understood(String text, String universe) {
        return desk.understood(
                ANN,
                new ScreenQuery(text, universe(universe), DAY, List.of(), List.of()),
                name -> "?" + name);
    }

    static Actor actor(String owner) {
        return new Actor(new Caller("", owner, Role.TRADER), "", "");
    }

    static ScreenDefinition definition(String name, String text, String universe, boolean track) {
        return new ScreenDefinition(name, text, universe(universe), DAY, track);
    }

    /// As a parameter has it; tickers with commas between them.
    static Universe universe(String text) {
        List<Fault> faults = new ArrayList<>();
        return UniverseReader.parameters(text, null, faults)
                .or(() -> UniverseReader.parameters(null, text, faults))
                .orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
