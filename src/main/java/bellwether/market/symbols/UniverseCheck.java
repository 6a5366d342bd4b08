package bellwether.market.symbols;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Says what an owner's universe names and what cannot be looked at.
///
/// @param owner whose lists and screens are meant
record UniverseCheck(
        SymbolDirectory symbols, UniverseSource lists, UniverseSource screens, String owner) {
    private static final int MOST_FAULTS = 20;

    /// What is wrong with a universe that is to be kept. A screen that nothing passes now is as
    /// good as another; a list without symbols is not.
    ///
    /// @param pointer of the universe
    List<UniverseFault> faults(Universe universe, String pointer) {
        return switch (universe) {
            case Universe.Everything _ ->
                    symbols.tickers().isEmpty() ? List.of(noSymbols(pointer)) : List.of();
            case Universe.Invented _ ->
                    symbols.tickers().size() == symbols.realTickers().size()
                            ? List.of(noSymbols(pointer))
                            : List.of();
            case Universe.Named(List<String> tickers) ->
                    unknown(tickers, pointer + "/" + UniverseReader.TICKERS);
            case Universe.Listed(String list) ->
                    listed(list, pointer + "/" + UniverseReader.WATCHLIST);
            case Universe.Screened(String screen) ->
                    screened(screen, pointer + "/" + UniverseReader.SCREEN);
        };
    }

    private static UniverseFault noSymbols(String pointer) {
        return UniverseFault.of(
                UniverseFault.EMPTY,
                pointer,
                "must have at least one symbol, and none is stored; import prices first");
    }

    private List<UniverseFault> unknown(List<String> tickers, String pointer) {
        if (tickers.isEmpty()) {
            return List.of(
                    UniverseFault.of(
                            UniverseFault.EMPTY,
                            pointer,
                            "must have at least one ticker, has none; name some, or look at all"));
        }
        Set<String> known = symbols.presentNames(tickers).keySet();
        List<String> stored = known.size() == tickers.size() ? List.of() : symbols.tickers();
        List<UniverseFault> faults = new ArrayList<>();
        for (int i = 0; i < tickers.size() && faults.size() < MOST_FAULTS; i++) {
            if (!known.contains(tickers.get(i))) {
                faults.add(
                        UniverseFault.of(
                                UniverseFault.UNKNOWN_SYMBOL,
                                pointer + "/" + i,
                                "must be a stored symbol, was \"%s\"%s; import its prices, or leave it out"
                                        .formatted(
                                                tickers.get(i),
                                                DidYouMean.ending(stored, tickers.get(i)))));
            }
        }
        return faults;
    }

    private List<UniverseFault> listed(String name, String pointer) {
        Optional<TickerList> list = lists.find(owner, name);
        if (list.isEmpty()) {
            return List.of(missing(UniverseReader.WATCHLIST, name, pointer));
        }
        return list.get().tickers().isEmpty()
                ? List.of(
                        UniverseFault.of(
                                UniverseFault.EMPTY,
                                pointer,
                                "must have at least one entry, and \"%s\" (%s) has none; add tickers with POST /api/v1/watchlists/%s/entries"
                                        .formatted(
                                                Quoted.text(list.get().name()),
                                                list.get().id(),
                                                list.get().id())))
                : List.of();
    }

    private List<UniverseFault> screened(String name, String pointer) {
        try {
            return screens.find(owner, name).isPresent()
                    ? List.of()
                    : List.of(missing(UniverseReader.SCREEN, name, pointer));
        } catch (Refusal refusal) {
            return List.of(
                    UniverseFault.of(
                            lasting(refusal).code(), pointer, UniverseFault.evaluation(refusal)));
        }
    }

    private static UniverseFault missing(String key, String name, String pointer) {
        return UniverseFault.of(
                UniverseFault.unknown(key),
                pointer,
                "%s, was \"%s\"%s"
                        .formatted(
                                UniverseReader.rule(key),
                                Quoted.text(name),
                                UniverseReader.next(key)));
    }

    /// One that stays however often it is asked.
    ///
    /// @throws Refusal the same where it may be gone at the next time
    static Refusal lasting(Refusal refusal) {
        if (refusal.isTransient()) {
            throw refusal;
        }
        return refusal;
    }
}
