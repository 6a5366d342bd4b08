package bellwether.market.symbols;

import bellwether.platform.base.NameFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Looks for symbols by their names. All names are in memory, some megabytes for ten thousand
/// symbols, and are read again where any symbol has moved, so that no answer is out of date.
public final class SymbolSearch {
    private static final Comparator<SymbolMatch> ORDER =
            Comparator.comparing(SymbolMatch::fit)
                    .thenComparingInt(match -> match.ticker().length())
                    .thenComparing(SymbolMatch::ticker);

    private final SymbolDirectory symbols;
    private volatile Names names = new Names("", List.of());

    public SymbolSearch(SymbolDirectory symbols) {
        this.symbols = symbols;
    }

    private record Names(String version, List<Entry> entries) {}

    /// A symbol with its names in lower case.
    private record Entry(SymbolName symbol, String ticker, String bare, String words) {
        static Entry of(SymbolName symbol) {
            String ticker = small(symbol.ticker());
            return new Entry(
                    symbol,
                    ticker,
                    ticker.replaceFirst("^\\^+", ""),
                    small(Objects.requireNonNullElse(symbol.name(), "")));
        }

        @Nullable NameFit fit(String text) {
            if (!ticker.contains(text) && !words.contains(text)) {
                return null;
            }
            if (ticker.equals(text) || bare.equals(text)) {
                return NameFit.WHOLE;
            }
            if (ticker.startsWith(text) || bare.startsWith(text)) {
                return NameFit.BEGINNING;
            }
            return words.startsWith(text) || words.contains(" " + text)
                    ? NameFit.WORD
                    : NameFit.PART;
        }

        Optional<SymbolMatch> match(String text) {
            NameFit best = fit(text);
            String named = null;
            for (String former : symbol.former()) {
                NameFit fit = small(former).equals(text) ? NameFit.WHOLE : NameFit.BEGINNING;
                if (small(former).startsWith(text) && (best == null || fit.compareTo(best) < 0)) {
                    best = fit;
                    named = former;
                }
            }
            return best == null ? Optional.empty() : Optional.of(match(best, named));
        }

        private SymbolMatch match(NameFit fit, @Nullable String former) {
            String detail =
                    Stream.of(
                                    former == null ? null : "formerly " + former,
                                    symbol.exchange(),
                                    symbol.sector(),
                                    symbol.synthetic() ? "synthetic" : null,
                                    symbol.delisted() == null
                                            ? null
                                            : "delisted " + symbol.delisted())
                            .filter(Objects::nonNull)
                            .collect(Collectors.joining(", "));
            return new SymbolMatch(
                    symbol.ticker(),
                    Objects.requireNonNullElse(symbol.name(), symbol.ticker()),
                    detail.isEmpty() ? null : detail,
                    fit);
        }
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    /// The symbols whose names fit, the best first.
    ///
    /// @param text in lower case
    public List<SymbolMatch> find(String text, int most) {
        List<SymbolMatch> found = new ArrayList<>();
        for (Entry entry : now().entries) {
            entry.match(text).ifPresent(found::add);
        }
        found.sort(ORDER);
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
    }

    /// Every ticker that is known.
    public List<String> tickers() {
        return now().entries.stream().map(entry -> entry.symbol.ticker()).toList();
    }

    /// The version is read first, so that what moves meanwhile is read again the next time.
    private Names now() {
        String version = symbols.version();
        Names known = names;
        return known.version.equals(version) ? known : read(version);
    }

    private synchronized Names read(String version) {
        if (!names.version.equals(version)) {
            names = new Names(version, symbols.all().stream().map(Entry::of).toList());
        }
        return names;
    }
}
