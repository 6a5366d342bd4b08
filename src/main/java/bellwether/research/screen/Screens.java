package bellwether.research.screen;

import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.TickerList;
import bellwether.market.symbols.TickerLists;
import bellwether.market.symbols.Timeframe;
import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseSource;
import bellwether.market.symbols.Universes;
import bellwether.platform.base.Audit;
import bellwether.platform.base.OwnedThing;
import bellwether.platform.base.Quoted;
import bellwether.platform.db.OwnedThingsDao;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.research.screen.http.GroupRoute;
import bellwether.research.screen.http.SavedScreenRoutes;
import bellwether.research.screen.http.ScreenCatalogRoutes;
import bellwether.research.screen.http.ScreenCheckRoutes;
import bellwether.research.screen.http.ScreenRoutes;
import bellwether.research.screen.sheet.SheetCache;
import bellwether.research.screen.store.ScreenEntryDao;
import bellwether.research.screen.store.ScreenStore;
import bellwether.research.screen.store.SheetStore;
import bellwether.research.screen.work.BarLoader;
import bellwether.research.screen.work.FactSources;
import bellwether.research.screen.work.ScreenArchive;
import bellwether.research.screen.work.ScreenBook;
import bellwether.research.screen.work.ScreenDesk;
import bellwether.research.screen.work.ScreenJob;
import bellwether.research.screen.work.SheetPart;
import bellwether.research.screen.work.SheetVerdicts;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Sheets of all symbols, and screens over them.
public final class Screens implements RouteSource {
    /// How long sweeps take the sheets of their process to be those that are stored.
    private static final Duration COMPARED_EVERY = Duration.ofSeconds(1);

    private static final String NAMED =
            "select 'sc_' || id, name, text from screen where owner = :owner";

    private final Jdbi jdbi;
    private final OwnedThingsDao named;
    private final Universes universes;
    private final ScreenStore store;
    private final ScreenDesk desk;
    private final JobKind kind;
    private final SweepPart part;
    private final ScreenRoutes screens;
    private final List<Routes> routes;

    /// What it needs of other modules.
    public record Others(
            Jobs jobs, Market market, Calendars calendars, TickerLists lists, Audit audit) {}

    public Screens(Jdbi jdbi, Others others, BodyParser bodies, InstantSource clock) {
        this.jdbi = jdbi;
        named = new OwnedThingsDao(jdbi, NAMED);
        SymbolDirectory symbols = others.market().symbols();
        universes = new Universes(symbols, others.lists()::find, this::find);
        SheetStore sheets = new SheetStore(jdbi);
        store = new ScreenStore(jdbi);
        BarLoader loader = new BarLoader(others.market());
        desk =
                new ScreenDesk(
                        new FactSources(
                                new SheetCache(sheets, COMPARED_EVERY, System::nanoTime),
                                sheets,
                                store,
                                others.lists(),
                                new Universes(symbols, others.lists()::find, UniverseSource.NONE),
                                others.calendars(),
                                clock,
                                loader));
        kind = new ScreenJob(loader, desk);
        part = new SheetPart(jdbi, desk, clock, System::nanoTime);
        screens = new ScreenRoutes(desk, new ScreenArchive(jdbi), store, others.jobs(), bodies);
        routes =
                List.of(
                        new ScreenCheckRoutes(desk, bodies),
                        new ScreenCatalogRoutes(desk),
                        new GroupRoute(desk, store),
                        screens,
                        new SavedScreenRoutes(
                                new ScreenBook(jdbi, desk, others.audit(), clock),
                                store,
                                desk,
                                universes,
                                bodies));
    }

    /// What the job engine does with a screen.
    public JobKind kind() {
        return kind;
    }

    /// What looks at each new bar.
    public SweepPart part() {
        return part;
    }

    /// When real symbols entered the tracked screens of all owners.
    public List<ScreenEntry> entries() {
        return jdbi.withHandle(new ScreenEntryDao()::all);
    }

    /// Has what is stored looked at for what comes next: for a request, whose answer must show what
    /// was committed before it, and for a sweep, that it knows the symbols it walks.
    public void renew(Timeframe timeframe) {
        desk.expire(timeframe);
    }

    /// What an owner's conditions may name, as it was at most a second ago or when it was
    /// [#renew]ed.
    public ScreenFields fields(String owner, Timeframe timeframe) {
        return ScreenFields.of(desk, owner, timeframe);
    }

    /// What is looked at by universes: tickers, lists, and what passes screens.
    public Universes universes() {
        return universes;
    }

    private ScreenFields currentFields(String owner, Timeframe timeframe) {
        renew(timeframe);
        return fields(owner, timeframe);
    }

    /// What passes an owner's screen now; nothing where the owner has no such screen.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where it cannot be evaluated over sheets
    private Optional<TickerList> find(String owner, String idOrName) {
        return store.named(owner, idOrName)
                .map(screen ->
                        new TickerList(
                                screen.id().toString(),
                                screen.name(),
                                screen.version(),
                                currentFields(owner, screen.timeframe())
                                        .tickers(new Universe.Screened(screen.name()))));
    }

    /// What passes an owner's screen now.
    ///
    /// @throws bellwether.platform.base.Refusal 404 where the owner has no such screen, 422 where
    ///   it cannot be evaluated over sheets
    public ScreenListing listing(String owner, String idOrName) {
        SavedScreen screen =
                store.named(owner, idOrName)
                        .orElseThrow(() -> ScreenStore.unknown(Quoted.text(idOrName)));
        return new ScreenListing(
                screen,
                currentFields(owner, screen.timeframe())
                        .tickers(new Universe.Screened(screen.name())));
    }

    /// What passes a screen now, as its route shows it; `next` is a cursor.
    ///
    /// @throws bellwether.platform.base.Refusal 422 where it breaks a rule, or sheets do not decide
    ///   it
    public JsonNode screened(String owner, ScreenRequest request) {
        return screens.answer(owner, request);
    }

    /// What daily sheets say of symbols, by ticker; one without a sheet is absent.
    public Map<String, SheetVerdict> verdicts(Collection<String> tickers) {
        desk.expire(Timeframe.DAY);
        return SheetVerdicts.of(desk.snapshot(Timeframe.DAY), tickers);
    }

    /// Symbols that entered tracked screens of an owner and still pass, the newest first.
    ///
    /// @param since with a bar from then on
    public List<EnteredScreen> entered(String owner, Instant since) {
        return store.entered(owner, since);
    }

    /// An owner's saved screens, for those who look for names.
    public List<OwnedThing> named(String owner) {
        return named.of(owner);
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
