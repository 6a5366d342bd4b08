package bellwether.research.screen;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which symbols a screen looks at.
public sealed interface ScreenUniverse {
    /// How many tickers may be named.
    int MOST = 1000;

    /// Every real symbol with bars, or the samples where there is none.
    record Everything() implements ScreenUniverse {
        @Override
        public String toString() {
            return "all";
        }
    }

    /// Every symbol whose bars are invented.
    record Invented() implements ScreenUniverse {
        @Override
        public String toString() {
            return "synthetic";
        }
    }

    record Named(List<String> tickers) implements ScreenUniverse {
        public Named {
            tickers = List.copyOf(tickers);
        }

        @Override
        public String toString() {
            return String.join(",", tickers);
        }
    }

    /// What is on a watchlist.
    record Listed(String list) implements ScreenUniverse {
        @Override
        public String toString() {
            return LIST + list;
        }
    }

    /// What passes a saved screen.
    record Screened(String screen) implements ScreenUniverse {
        @Override
        public String toString() {
            return SCREEN + screen;
        }
    }

    /// What stands before the name of a watchlist.
    String LIST = "list:";

    /// What stands before the name of a saved screen.
    String SCREEN = "screen:";

    /// Reads one as it is written.
    ///
    /// @throws IllegalArgumentException with the rule that it breaks
    static ScreenUniverse parse(String text) {
        String small = text.strip().toLowerCase(Locale.ROOT);
        if (small.isEmpty() || small.equals("all")) {
            return new Everything();
        }
        if (small.equals("synthetic")) {
            return new Invented();
        }
        if (small.startsWith(LIST)) {
            return new Listed(name(text, LIST));
        }
        return small.startsWith(SCREEN) ? new Screened(name(text, SCREEN)) : named(text);
    }

    private static String name(String text, String prefix) {
        String name = text.strip().substring(prefix.length()).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException("must name something after " + prefix);
        }
        return name;
    }

    private static ScreenUniverse named(String text) {
        List<String> tickers =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .map(ScreenUniverse::ticker)
                        .distinct()
                        .sorted()
                        .toList();
        if (tickers.isEmpty() || tickers.size() > MOST) {
            throw new IllegalArgumentException(
                    "must name 1 to %d tickers, names %d".formatted(MOST, tickers.size()));
        }
        return new Named(tickers);
    }

    private static String ticker(String word) {
        return Ticker.of(word)
                .map(Ticker::name)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "must be all, synthetic, list:NAME, screen:NAME or tickers with commas between them, was \"%s\""
                                        .formatted(Quoted.text(word))));
    }
}
