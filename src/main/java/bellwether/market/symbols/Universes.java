package bellwether.market.symbols;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the symbols of universes, or says what is wrong with them.
public final class Universes {
    private final SymbolDirectory symbols;
    private final UniverseSource lists;
    private final UniverseSource screens;

    public Universes(SymbolDirectory symbols, UniverseSource lists, UniverseSource screens) {
        this.symbols = symbols;
        this.lists = lists;
        this.screens = screens;
    }

    /// Moves with every change of any symbol.
    public String state() {
        return symbols.version();
    }

    /// What is wrong with a universe that is to be kept. A screen that nothing passes now is as
    /// good as another; a list without symbols is not.
    ///
    /// @param pointer of the universe
    public List<UniverseFault> faults(String owner, Universe universe, String pointer) {
        return new UniverseCheck(symbols, lists, screens, owner).faults(universe, pointer);
    }

    /// As `faults`.
    ///
    /// @throws Refusal 422 with everything that is wrong
    public void require(String owner, Universe universe, String pointer) {
        List<UniverseFault> faults = faults(owner, universe, pointer);
        if (!faults.isEmpty()) {
            throw UniverseFault.refusal(faults);
        }
    }

    /// The present tickers of a universe, in order; those that are not stored too.
    ///
    /// @throws Refusal 422 where a list or a screen is gone, or a screen cannot be evaluated
    public Set<String> tickers(String owner, Universe universe) {
        return switch (universe) {
            case Universe.Everything _ -> everything(false);
            case Universe.Invented _ -> everything(true);
            case Universe.Named(List<String> tickers) -> present(tickers);
            case Universe.Listed _, Universe.Screened _ -> present(kept(owner, universe).tickers());
        };
    }

    private TickerList kept(String owner, Universe universe) {
        boolean ofLists = universe instanceof Universe.Listed;
        String key = ofLists ? UniverseReader.WATCHLIST : UniverseReader.SCREEN;
        String name = universe.json().get(key).textValue();
        return (ofLists ? lists : screens)
                .find(owner, name)
                .orElseThrow(() ->
                        Refusal.of(
                                RefusalKind.INVALID,
                                UniverseFault.unknown(key),
                                "No %s of yours has the id or the name \"%s\"; GET /api/v1/%ss lists them."
                                        .formatted(key, Quoted.text(name), key)));
    }

    private Set<String> present(Collection<String> tickers) {
        Map<String, String> renamed = symbols.renamed(tickers);
        return tickers.stream()
                .map(ticker -> renamed.getOrDefault(ticker, ticker))
                .sorted()
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Of the market, or of what is invented.
    private Set<String> everything(boolean synthetic) {
        List<String> real = symbols.realTickers();
        if (!synthetic && !real.isEmpty()) {
            return new LinkedHashSet<>(real);
        }
        Set<String> invented = new LinkedHashSet<>(symbols.tickers());
        real.forEach(invented::remove);
        return invented;
    }

    /// The symbols of a universe that are among some.
    ///
    /// @param names of these, present and former ones, with their ids
    /// @throws Refusal as `tickers`
    public Set<Long> among(String owner, Universe universe, Map<String, Long> names) {
        return switch (universe) {
            case Universe.Everything _ -> symbols.ofMarket(names.values(), false);
            case Universe.Invented _ -> symbols.ofMarket(names.values(), true);
            case Universe.Named(List<String> tickers) -> ids(tickers, names);
            case Universe.Listed _, Universe.Screened _ ->
                    ids(kept(owner, universe).tickers(), names);
        };
    }

    /// Some of the names that are missing may be former ones.
    private Set<Long> ids(Collection<String> tickers, Map<String, Long> names) {
        Set<Long> ids = new HashSet<>();
        List<String> missing = new ArrayList<>();
        for (String ticker : tickers) {
            Long id = names.get(ticker);
            if (id == null) {
                missing.add(ticker);
            } else {
                ids.add(id);
            }
        }
        if (!missing.isEmpty()) {
            symbols.renamed(missing).values().stream()
                    .filter(names::containsKey)
                    .forEach(present -> ids.add(names.get(present)));
        }
        return ids;
    }

    /// What a universe holds now.
    public UniverseContents contents(String owner, Universe universe, Timeframe timeframe) {
        try {
            TickerList kept =
                    universe instanceof Universe.Listed || universe instanceof Universe.Screened
                            ? kept(owner, universe)
                            : null;
            return contents(
                    universe,
                    kept,
                    kept == null ? tickers(owner, universe) : present(kept.tickers()),
                    timeframe);
        } catch (Refusal refusal) {
            return new UniverseContents(
                    universe,
                    null,
                    null,
                    timeframe.code(),
                    0,
                    UniverseContents.Missing.of(List.of()),
                    UniverseContents.Missing.of(List.of()),
                    new UniverseContents.Problem(
                            UniverseCheck.lasting(refusal).code(), refusal.detail()));
        }
    }

    private UniverseContents contents(
            Universe universe,
            @Nullable TickerList kept,
            Set<String> tickers,
            Timeframe timeframe) {
        Set<String> stored = symbols.presentNames(tickers).keySet();
        Set<String> unknown = new TreeSet<>(tickers);
        unknown.removeAll(stored);
        Set<String> bare = new TreeSet<>(stored);
        bare.removeAll(symbols.withBars(stored, timeframe));
        return new UniverseContents(
                universe,
                kept == null ? null : kept.id(),
                kept == null ? null : kept.name(),
                timeframe.code(),
                stored.size(),
                UniverseContents.Missing.of(bare),
                UniverseContents.Missing.of(unknown),
                null);
    }
}
