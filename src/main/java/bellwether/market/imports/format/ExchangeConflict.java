package bellwether.market.imports.format;

import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Ticker;
import bellwether.platform.base.CountedNoun;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What stands against an exchange that a row, or the caller, names of a symbol: prices of two
/// exchanges are never mixed in one history. Where NSE and BSE call the same share by the same
/// name, rows of the other one get a ticker of their own.
public final class ExchangeConflict {
    /// Shares are quoted from both as from one market.
    private static final Set<String> AMERICAN = Set.of("XNYS", "XNAS");

    private final ListingLookup known;
    private final Map<String, String> ownTickers = new LinkedHashMap<>();

    ExchangeConflict(ListingLookup known) {
        this.known = known;
    }

    static boolean isAmerican(String mic) {
        return AMERICAN.contains(mic);
    }

    static boolean areSame(String mic, String other) {
        return mic.equals(other) || AMERICAN.containsAll(Set.of(mic, other));
    }

    /// Of an exchange that a row names.
    ///
    /// @param name as the row has it
    Optional<Rejection> ofRow(String ticker, Listing before, String name, String mic) {
        String old = before.calendar().exchange().mic();
        if (areSame(old, mic) || (!before.isKnown() && known.exchange(mic).isEmpty())) {
            return Optional.empty(); // of one without a calendar nothing tells it apart
        }
        String is = "it is of %s (%s)".formatted(Rejection.shown(name), mic);
        return before.basis() == ListingBasis.STATED
                ? reject(
                        "%s, and %s is on record as traded at %s: import it under a ticker of its own"
                                .formatted(
                                        is,
                                        ticker,
                                        before.isKnown() ? old : "an exchange unknown here"))
                : ofStored(ticker, before, is, mic);
    }

    /// Of the exchange that is given with the file. What was stated before gives way to it, unless
    /// the stored prices would then count as another currency.
    Optional<Rejection> ofGiven(String ticker, Listing before, String mic) {
        return areSame(before.calendar().exchange().mic(), mic)
                ? Optional.empty()
                : ofStored(ticker, before, "it is of %s, as given".formatted(mic), mic);
    }

    private Optional<Rejection> ofStored(String ticker, Listing before, String is, String mic) {
        if (!before.isKnown() || !known.isOnRecord(ticker)) {
            return Optional.empty();
        }
        boolean byForm = before.basis() == ListingBasis.FORM;
        return byForm || !known.unit(ticker, before).equals(known.unit(ticker, mic))
                ? reject(
                        "%s, and the stored bars of %s were taken for those of %s %s: state where it trades (PATCH /api/v1/stocks/%s {\"exchange\":\"%s\"}), or import this under a ticker of its own"
                                .formatted(
                                        is,
                                        ticker,
                                        before.calendar().exchange().mic(),
                                        byForm
                                                ? "by the form of its ticker"
                                                : before.basis().words(),
                                        ticker,
                                        mic))
                : Optional.empty();
    }

    private static Optional<Rejection> reject(String words) {
        return Optional.of(new Rejection(RejectReason.OTHER_EXCHANGE, words));
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
        own.ifPresent(to -> ownTickers.putIfAbsent(ticker, to.name()));
        return own;
    }

    /// What to say of symbols whose rows got a ticker of their own.
    public Optional<String> remark() {
        return ownTickers.entrySet().stream()
                .findFirst()
                .map(one ->
                        "%s is on record as traded at %s, and these rows name another exchange: they were imported as %s%s."
                                .formatted(
                                        one.getKey(),
                                        known.of(one.getKey()).calendar().exchange().mic(),
                                        one.getValue(),
                                        ownTickers.size() == 1
                                                ? ""
                                                : ", and those of "
                                                        + new CountedNoun(
                                                                ownTickers.size() - 1,
                                                                "other symbol")
                                                        + " likewise"));
    }
}
