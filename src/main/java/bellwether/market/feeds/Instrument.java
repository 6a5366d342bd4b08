package bellwether.market.feeds;

import bellwether.market.calendar.Exchange;
import bellwether.market.symbols.Ticker;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a ticker says, taken apart, so that each provider can put it together in its own way.
///
/// @param base without class and exchange: `BRK` of `BRK-B`, `GSPC` of `^GSPC`, `BTC` of `BTC-USD`
/// @param part the class of a share or the second currency of a pair; empty without one
/// @param exchange the suffix, `NS` of `TCS.NS`; empty for the United States
public record Instrument(String ticker, Kind kind, String base, String part, String exchange) {
    public enum Kind {
        SHARE,
        INDEX,
        PAIR
    }

    private static final Pattern PAIR =
            Pattern.compile("([A-Z0-9]{2,10})-(USD|EUR|GBP|JPY|INR|BTC)");
    private static final Pattern SHARE =
            Pattern.compile("([A-Z0-9&_]+)(?:-([A-Z]{1,2}))?(?:\\.([A-Z]{1,3}))?");

    /// Suffixes of one letter that are exchanges; any other one is a class of shares, as in BRK.B.
    private static final Set<String> ONE_LETTER = Set.of("L", "F", "V", "T");

    /// Nothing for a ticker of another build, which no provider is asked for.
    static Optional<Instrument> of(Ticker ticker) {
        String name = ticker.name();
        if (name.startsWith("^")) {
            return Optional.of(new Instrument(name, Kind.INDEX, name.substring(1), "", ""));
        }
        Matcher pair = PAIR.matcher(name);
        if (pair.matches()) {
            return Optional.of(new Instrument(name, Kind.PAIR, pair.group(1), pair.group(2), ""));
        }
        Matcher share = SHARE.matcher(name);
        return share.matches()
                ? Optional.of(share(name, share.group(1), text(share, 2), text(share, 3)))
                : Optional.empty();
    }

    /// The same of a symbol that is stated to trade at an exchange: a share whose ticker names none
    /// is that of its exchange, and not the American one of the same letters.
    static Optional<Instrument> of(Ticker ticker, Exchange exchange) {
        return of(ticker)
                .map(instrument ->
                        instrument.isAmericanShare()
                                ? instrument.at(exchange.suffixes())
                                : instrument);
    }

    private Instrument at(List<String> suffixes) {
        return suffixes.isEmpty() || suffixes.contains("")
                ? this
                : new Instrument(ticker, kind, base, part, suffixes.getFirst());
    }

    private static Instrument share(String name, String base, String part, String suffix) {
        boolean isClass = suffix.length() == 1 && part.isEmpty() && !ONE_LETTER.contains(suffix);
        return isClass
                ? new Instrument(name, Kind.SHARE, base, suffix, "")
                : new Instrument(name, Kind.SHARE, base, part, suffix);
    }

    private static String text(Matcher matcher, int group) {
        return Optional.ofNullable(matcher.group(group)).orElse("");
    }

    public boolean isAmericanShare() {
        return kind == Kind.SHARE && exchange.isEmpty();
    }

    /// The ticker with its exchange, also where the ticker alone does not name it: `SAP.DE` of
    /// `SAP` that is stated to trade at Xetra.
    public String listed() {
        boolean isNamed =
                kind != Kind.SHARE || exchange.isEmpty() || ticker.endsWith("." + exchange);
        return isNamed ? ticker : share("-") + "." + exchange;
    }

    /// The share with its class: `BRK-B` with `-`, `BRK.B` with `.`.
    public String share(String separator) {
        return part.isEmpty() ? base : base + separator + part;
    }
}
