package bellwether.market.symbols;

import bellwether.market.calendar.CurrencyPair;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The name of a symbol, in capital letters: `TCS.NS`, `BRK-B`, `^GSPC`, `BTC-USD`.
public record Ticker(String name) implements Comparable<Ticker> {
    /// What a ticker looks like.
    public static final String RULE = "[A-Z0-9^][A-Z0-9.^=&_-]{0,31}";

    /// The same for people.
    public static final String RULE_IN_WORDS =
            "1 to 32 letters, digits and . ^ = & _ -, beginning with a letter, a digit or ^";

    /// The same as people may type it: in any case, with space around it.
    public static final String TYPED_RULE = "\\s*(?i:" + RULE + ")\\s*";

    private static final Pattern NAME = Pattern.compile(RULE);
    private static final Pattern TYPED = Pattern.compile(TYPED_RULE);

    public Ticker {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a ticker: " + name);
        }
    }

    /// The ticker that was meant, or nothing when it cannot be one.
    public static Optional<Ticker> of(String typed) {
        return TYPED.matcher(typed).matches()
                ? Optional.of(new Ticker(typed.strip().toUpperCase(Locale.ROOT)))
                : Optional.empty();
    }

    /// What is wrong with a name that is none.
    public static String rule(String typed) {
        Optional<Ticker> pair =
                of(typed.replace('/', '-'))
                        .filter(ticker -> CurrencyPair.of(ticker.name()).isPresent());
        return "must be %s, was %s%s"
                .formatted(
                        RULE_IN_WORDS,
                        Rejection.shown(typed),
                        pair.map(ticker -> ": write " + ticker).orElse(""));
    }

    /// Whether a ticker is that of an index, which cannot be bought.
    public static boolean isIndex(String ticker) {
        return ticker.startsWith("^");
    }

    @Override
    public int compareTo(Ticker other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
