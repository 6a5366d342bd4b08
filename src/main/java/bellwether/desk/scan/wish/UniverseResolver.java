package bellwether.desk.scan.wish;

import bellwether.desk.scan.ScanUniverse;
import bellwether.desk.scan.UniverseSource;
import bellwether.desk.scan.UniverseSources;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Fault;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Finds the symbols of a universe.
public final class UniverseResolver {
    private final SymbolDirectory symbols;
    private final UniverseSources sources;

    public UniverseResolver(SymbolDirectory symbols, UniverseSources sources) {
        this.symbols = symbols;
        this.sources = sources;
    }

    /// Their present tickers, in order. A list that is gone, or a screen that can no longer be
    /// evaluated, has none.
    public List<String> tickers(Handle h, String owner, ScanUniverse universe) {
        try {
            return found(h, owner, universe).map(this::present).orElse(List.of());
        } catch (Refusal refusal) {
            if (refusal.isTransient()) {
                throw refusal;
            }
            return List.of();
        }
    }

    /// The symbols of a universe that are among some.
    ///
    /// @param names of these, present and former ones, with their ids
    public Set<Long> among(Handle h, String owner, ScanUniverse universe, Map<String, Long> names) {
        if (Boolean.TRUE.equals(universe.all())) {
            return Set.copyOf(names.values());
        }
        Set<Long> symbols = new HashSet<>();
        found(h, owner, universe)
                .ifPresent(tickers ->
                        tickers.forEach(ticker -> {
                            Long symbol = names.get(ticker);
                            if (symbol != null) {
                                symbols.add(symbol);
                            }
                        }));
        return symbols;
    }

    private Optional<? extends Collection<String>> found(
            Handle h, String owner, ScanUniverse universe) {
        if (universe.tickers() != null) {
            return Optional.of(universe.tickers());
        }
        if (universe.watchlist() != null) {
            return sources.watchlists().tickers(h, owner, universe.watchlist());
        }
        return universe.screen() == null
                ? Optional.of(symbols.tickers())
                : sources.screens().tickers(h, owner, universe.screen());
    }

    private List<String> present(Collection<String> tickers) {
        Map<String, String> renamed = symbols.renamed(tickers);
        return tickers.stream()
                .map(ticker -> renamed.getOrDefault(ticker, ticker))
                .distinct()
                .sorted()
                .toList();
    }

    /// The universe as it is kept.
    ///
    /// @throws Refusal 422 where it names what is not there, or has no symbols
    ScanUniverse checked(Handle h, String owner, ScanUniverse universe) {
        ScanUniverse checked =
                universe.tickers() == null ? universe : ScanUniverse.of(known(universe.tickers()));
        requireSource(h, owner, "watchlist", universe.watchlist(), sources.watchlists());
        requireSource(h, owner, "screen", universe.screen(), sources.screens());
        if (tickers(h, owner, checked).isEmpty()) {
            throw Refusal.invalidAs(
                    "empty_universe",
                    List.of(
                            new Fault(
                                    "/universe",
                                    "must have at least one symbol; %s has none at the moment"
                                            .formatted(checked))));
        }
        return checked;
    }

    private static void requireSource(
            Handle h, String owner, String what, @Nullable String id, UniverseSource source) {
        if (id != null && source.tickers(h, owner, id).isEmpty()) {
            throw Refusal.invalid(
                    "/universe/" + what,
                    "must be the id of a %s of yours, was \"%s\"".formatted(what, Quoted.text(id)));
        }
    }

    private List<String> known(List<String> typed) {
        List<String> all = symbols.tickers();
        Set<String> stored = new HashSet<>(all);
        List<String> names =
                typed.stream().flatMap(t -> Ticker.of(t).stream()).map(Ticker::name).toList();
        stored.addAll(symbols.renamed(names).keySet());
        List<Fault> faults = new ArrayList<>();
        Set<String> known = new LinkedHashSet<>();
        for (int i = 0; i < typed.size(); i++) {
            Optional<String> name =
                    Ticker.of(typed.get(i)).map(Ticker::name).filter(stored::contains);
            name.ifPresent(known::add);
            if (name.isEmpty()) {
                faults.add(
                        new Fault(
                                "/universe/tickers/" + i,
                                "must be a stored symbol, was \"%s\"%s"
                                        .formatted(
                                                Quoted.text(typed.get(i)),
                                                DidYouMean.ending(all, typed.get(i)))));
            }
        }
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        return List.copyOf(known);
    }
}
