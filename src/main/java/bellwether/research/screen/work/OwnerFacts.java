package bellwether.research.screen.work;

import bellwether.market.symbols.Universe;
import bellwether.market.symbols.UniverseFault;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import bellwether.research.analysis.AnalysisFields;
import bellwether.research.screen.SavedScreen;
import bellwether.research.screen.sheet.SheetSnapshot;
import bellwether.research.screen.sheet.SymbolState;
import bellwether.research.screen.store.SheetDao;
import bellwether.trading.rules.Membership;
import bellwether.trading.rules.RuleColumns;
import bellwether.trading.rules.RuleFields;
import bellwether.trading.rules.SuppliedColumns;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjIntConsumer;
import org.jspecify.annotations.Nullable;

/// What is known of symbols beside their bars, for one owner at one moment: a column with a place
/// for each symbol, each read when it is first asked for. Safe for many threads, which may read the
/// same column twice.
public final class OwnerFacts {
    private final SheetSnapshot snapshot;
    private final FactSources sources;
    private final String owner;
    private final RuleFields fields;
    private final SymbolAges ages;
    private final Map<String, double[]> columns = new ConcurrentHashMap<>();
    private final Map<String, Optional<SavedScreen>> screens = new ConcurrentHashMap<>();
    private volatile @Nullable Map<Long, SheetDao.Mine> mine;

    /// @param words of the snapshot's symbols
    OwnerFacts(SheetSnapshot snapshot, FactSources sources, FactWords words, String owner) {
        this.snapshot = snapshot;
        this.sources = sources;
        this.owner = owner;
        this.fields = FactFields.all(words);
        this.ages =
                new SymbolAges(
                        sources.calendars(), snapshot.timeframe(), sources.clock().instant());
    }

    public SheetSnapshot snapshot() {
        return snapshot;
    }

    /// Everything that a condition may name.
    public RuleFields fields() {
        return fields;
    }

    public SymbolAges ages() {
        return ages;
    }

    /// Whether a symbol is traded no longer.
    boolean isDelisted(int place) {
        LocalDate gone = snapshot.state(place).delisted();
        return gone != null
                && !gone.isAfter(LocalDate.ofInstant(sources.clock().instant(), ZoneOffset.UTC));
    }

    /// Gives the columns of the stored bars of symbols by their places, one after the other.
    void bars(BitSet places, ObjIntConsumer<RuleColumns> use) {
        if (places.isEmpty()) {
            return;
        }
        SuppliedColumns analyses = AnalysisFields.columns();
        sources.loader()
                .each(
                        places.stream().mapToObj(i -> snapshot.state(i).ticker()).toList(),
                        snapshot.timeframe(),
                        MemoryBudget.REQUEST,
                        loaded -> {
                            long id = loaded.facts().symbolId();
                            snapshot.place(id)
                                    .ifPresent(place ->
                                            use.accept(
                                                    new RuleColumns(
                                                            loaded.history(),
                                                            fields,
                                                            FactColumns.of(this, id, analyses)),
                                                    place));
                        });
    }

    /// A saved screen of the owner, by its id or name.
    Optional<SavedScreen> screen(String idOrName) {
        return screens.computeIfAbsent(
                idOrName.toLowerCase(Locale.ROOT), _ -> sources.screens().named(owner, idOrName));
    }

    /// What is wrong with a universe; whether a screen can be evaluated, [ScreenExpander] says.
    ///
    /// @param pointer of the universe
    List<UniverseFault> faults(Universe universe, String pointer) {
        return universe instanceof Universe.Screened(String name) && screen(name).isPresent()
                ? List.of()
                : sources.universes().faults(owner, universe, pointer);
    }

    /// The present tickers that are named, or on a list; whether or not they are known here.
    ///
    /// @throws Refusal 422 where the owner has no such list
    Set<String> tickers(Universe universe) {
        return sources.universes().tickers(owner, universe);
    }

    /// The names of the owner's lists.
    List<String> lists() {
        return sources.lists().names(owner);
    }

    /// The places of what is on a list.
    ///
    /// @throws Refusal 422 where the owner has no such list
    BitSet listed(String name) {
        Set<Long> ids = sources.lists().members(owner, List.of(name)).get(name);
        if (ids == null) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "unknown_watchlist",
                    "No watchlist of yours is called \"%s\"; GET /api/v1/watchlists lists them."
                            .formatted(Quoted.text(name)));
        }
        BitSet places = new BitSet();
        ids.forEach(id -> snapshot.place(id).ifPresent(places::set));
        return places;
    }

    /// The values of a fact on the last bars; not to be written to.
    double[] column(String name) {
        double[] known = columns.get(name);
        if (known == null) {
            known = computed(name);
            columns.put(name, known);
        }
        return known;
    }

    /// Whether symbols are members, 0 or 1; not to be written to.
    double[] member(Membership kind, String name) {
        String column = kind.column(name);
        double[] known = columns.get(column);
        if (known == null) {
            known = flags(kind == Membership.ON_LIST ? listed(name) : new BitSet());
            columns.put(column, known);
        }
        return known;
    }

    /// Says which symbols a screen is of, where a condition names it.
    void restrict(String screen, BitSet universe) {
        columns.put(Membership.SCREEN.column(screen), flags(universe));
    }

    private double[] flags(BitSet places) {
        double[] column = new double[snapshot.size()];
        places.stream().forEach(i -> column[i] = 1);
        return column;
    }

    private double[] computed(String name) {
        double[] column = new double[snapshot.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = value(name, snapshot.state(i));
        }
        return column;
    }

    private double value(String name, SymbolState state) {
        return switch (name) {
            case FactFields.SECTOR -> place(FactWords.sector(state.sector()), FactFields.SECTOR);
            case FactFields.EXCHANGE ->
                    place(FactWords.exchange(state, sources.calendars()), FactFields.EXCHANGE);
            case FactFields.SYNTHETIC -> state.synthetic() ? 1 : 0;
            case FactFields.AGE -> age(state, state.bar());
            case FactFields.QUALITY -> state.quality() == null ? Double.NaN : state.quality();
            default -> mine(name, mine().get(state.id()));
        };
    }

    private double place(Optional<String> word, String field) {
        return word.map(known -> fields.named(field).place(known))
                .filter(OptionalInt::isPresent)
                .map(place -> (double) place.getAsInt())
                .orElse(Double.NaN);
    }

    /// How many sessions were completed after a symbol's bar.
    double age(int place, long bar) {
        return age(snapshot.state(place), bar);
    }

    private double age(SymbolState state, long bar) {
        OptionalInt sessions = ages.sessions(state, bar);
        return sessions.isPresent() ? sessions.getAsInt() : Double.NaN;
    }

    private Map<Long, SheetDao.Mine> mine() {
        Map<Long, SheetDao.Mine> known = mine;
        if (known == null) {
            known = sources.sheets().mine(owner, snapshot.timeframe());
            mine = known;
        }
        return known;
    }

    private static double mine(String name, SheetDao.@Nullable Mine mine) {
        if (mine == null) {
            return Double.NaN;
        }
        return switch (name) {
            case FactFields.MY_VERDICT -> FactFields.verdict(mine.verdict());
            case FactFields.MY_SCORE -> mine.score();
            case FactFields.MY_DAY -> mine.day().toEpochDay();
            default -> throw new IllegalArgumentException("no fact is called " + name);
        };
    }

    /// A column of which nothing is known.
    double[] unknown() {
        double[] column = new double[snapshot.size()];
        Arrays.fill(column, Double.NaN);
        return column;
    }
}
