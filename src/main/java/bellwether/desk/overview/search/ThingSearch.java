package bellwether.desk.overview.search;

import bellwether.desk.overview.ThingKind;
import bellwether.market.symbols.SymbolMatch;
import bellwether.market.symbols.SymbolSearch;
import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.NameFit;
import bellwether.platform.base.OwnedThing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds symbols, and what is the caller's, by name: whole tickers and names first, then those that
/// begin with the text, then those of which a word does, then those that contain it.
public final class ThingSearch {
    private static final Comparator<Match> ORDER =
            Comparator.comparing(Match::fit)
                    .thenComparing(match -> match.thing.kind())
                    .thenComparingInt(match -> match.sorted.length())
                    .thenComparing(Match::sorted);

    private final SymbolSearch symbols;
    private final Map<ThingKind, Function<String, List<OwnedThing>>> owned;

    /// @param owned what an owner has of each kind, which its module says
    public ThingSearch(
            SymbolSearch symbols, Map<ThingKind, Function<String, List<OwnedThing>>> owned) {
        this.symbols = symbols;
        this.owned = new EnumMap<>(owned);
    }

    /// The best matches.
    ///
    /// @param more whether there are others
    /// @param didYouMean what was probably meant, where nothing was found
    public record Found(List<FoundThing> items, boolean more, Optional<String> didYouMean) {
        public Found {
            items = List.copyOf(items);
        }
    }

    /// @param sorted by which those that fit alike are ordered
    private record Match(FoundThing thing, NameFit fit, String sorted) {}

    /// Finds what a text names.
    ///
    /// @param text not blank
    public Found find(String owner, String text, int limit) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        List<Match> found = new ArrayList<>();
        for (SymbolMatch match : symbols.find(small, limit + 1)) {
            found.add(symbol(match));
        }
        List<String> names = new ArrayList<>();
        owned.forEach((kind, things) -> {
            for (OwnedThing thing : things.apply(owner)) {
                names.add(thing.name());
                NameFit fit = fit(thing, small);
                if (fit != null) {
                    found.add(
                            new Match(
                                    new FoundThing(kind, thing.id(), thing.name(), thing.detail()),
                                    fit,
                                    thing.name()));
                }
            }
        });
        found.sort(ORDER);
        return new Found(
                found.stream().limit(limit).map(Match::thing).toList(),
                found.size() > limit,
                found.isEmpty() ? meant(names, small) : Optional.empty());
    }

    private static Match symbol(SymbolMatch match) {
        return new Match(
                new FoundThing(ThingKind.SYMBOL, match.ticker(), match.title(), match.detail()),
                match.fit(),
                match.ticker());
    }

    private Optional<String> meant(List<String> names, String small) {
        names.addAll(0, symbols.tickers());
        return DidYouMean.among(names, small);
    }

    private static @Nullable NameFit fit(OwnedThing thing, String text) {
        String name = thing.name().toLowerCase(Locale.ROOT);
        if (name.equals(text) || thing.id().equals(text)) {
            return NameFit.WHOLE;
        }
        if (!name.contains(text)) {
            return null;
        }
        if (name.startsWith(text)) {
            return NameFit.BEGINNING;
        }
        return name.contains(" " + text) || name.contains("-" + text) ? NameFit.WORD : NameFit.PART;
    }
}
