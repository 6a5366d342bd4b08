package bellwether.market.imports.format;

import bellwether.market.calendar.ListingBasis;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.CountedNoun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Tickers with the suffix of an exchange, for rows of a symbol that is on record at another: NSE
/// and BSE call the same share by the same name, and a file of all shares can be given none.
public final class OwnTickers {
    private final ListingLookup known;
    private final Map<String, String> given = new LinkedHashMap<>();

    OwnTickers(ListingLookup known) {
        this.known = known;
    }

    /// The ticker of its own for the rows of a symbol that name another exchange than is on record:
    /// the same with the suffix of theirs.
    ///
    /// @param name of the exchange, as the file calls it
    Optional<Ticker> suffixed(String ticker, String name) {
        if (known.of(ticker).basis() != ListingBasis.STATED || ticker.indexOf('.') >= 0) {
            return Optional.empty();
        }
        Optional<Ticker> own =
                known.exchange(name).stream()
                        .flatMap(calendar -> calendar.exchange().suffixes().stream())
                        .filter(suffix -> !suffix.isEmpty())
                        .findFirst()
                        .flatMap(suffix -> Ticker.of(ticker + "." + suffix));
        own.ifPresent(to -> given.putIfAbsent(ticker, to.name()));
        return own;
    }

    /// What to say of symbols whose rows got a ticker of their own.
    public Optional<String> remark() {
        return given.entrySet().stream()
                .findFirst()
                .map(one ->
                        "%s is on record as traded at %s, and these rows name another exchange: they were imported as %s%s."
                                .formatted(
                                        one.getKey(),
                                        known.of(one.getKey()).calendar().exchange().mic(),
                                        one.getValue(),
                                        given.size() == 1
                                                ? ""
                                                : ", and those of "
                                                        + new CountedNoun(
                                                                given.size() - 1, "other symbol")
                                                        + " likewise"));
    }
}
