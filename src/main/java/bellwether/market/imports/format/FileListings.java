package bellwether.market.imports.format;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where the symbols of one file trade: as its rows say, else as is given with it, else as is on
/// record, else as the form of their tickers says.
public final class FileListings {
    /// Shares are quoted from both as from one market.
    private static final Set<String> AMERICAN = Set.of("XNYS", "XNAS");

    /// What says more than a convention does.
    private static final Set<ListingBasis> SURE =
            EnumSet.of(
                    ListingBasis.STATED,
                    ListingBasis.INDEX,
                    ListingBasis.PAIR,
                    ListingBasis.SUFFIX);

    /// Names of ways to an exchange: Interactive Brokers' routing.
    private static final Set<String> NO_EXCHANGES = Set.of("", "-", "SMART");

    private static final int MOST_NAMED = 5;

    private final ListingLookup known;
    private final Optional<String> given;
    private final Optional<ZoneId> zone;
    private final FileCurrencies currencies;
    private final Map<String, Optional<String>> micOfName = new HashMap<>();
    private final Map<String, String> byRow = new HashMap<>();
    private final Map<String, Listing> beforeGiven = new HashMap<>();
    private final Set<String> notKnown = new TreeSet<>();
    private boolean doubted;

    /// Those of a file.
    ///
    /// @param given the code of the exchange that is given with it
    /// @param zone of times that do not say theirs, if it is given with the file or by it
    public FileListings(ListingLookup known, Optional<String> given, Optional<ZoneId> zone) {
        this.known = known;
        this.given = given;
        this.zone = zone;
        this.currencies = new FileCurrencies(known::currencies);
    }

    /// What the file says that its prices are in.
    public FileCurrencies currencies() {
        return currencies;
    }

    public Listing of(String ticker) {
        if (given.isPresent() && !byRow.containsKey(ticker) && !beforeGiven.containsKey(ticker)) {
            beforeGiven.put(ticker, known.of(ticker));
            return known.state(ticker, given.get());
        }
        return known.of(ticker);
    }

    /// Looks up several at once.
    public void look(Collection<String> tickers) {
        known.look(tickers);
    }

    /// By whose clock times of this symbol are that do not say it; nothing when that is not known.
    public Optional<ZoneId> clock(String ticker) {
        return zone.or(() ->
                Optional.of(of(ticker)).filter(Listing::isKnown).map(one -> one.calendar().zone()));
    }

    /// Whether it is a share of New York.
    public boolean isAmericanShare(String ticker) {
        Listing listing = of(ticker);
        return listing.kind() == InstrumentKind.STOCK
                && AMERICAN.contains(listing.calendar().exchange().mic());
    }

    /// Whether the zone is given, with the file or by it, and not that of an exchange.
    public boolean isZoneGiven() {
        return zone.isPresent();
    }

    /// From what it is known where a symbol trades, in one word.
    public String basis(String ticker) {
        if (byRow.containsKey(ticker)) {
            return "column";
        }
        return given.isPresent() ? "given" : of(ticker).basis().code();
    }

    /// The exchange that the import states of a symbol, because its rows or its caller do.
    public Optional<String> stated(String ticker) {
        return Optional.ofNullable(byRow.get(ticker)).or(() -> given);
    }

    /// Hears the exchange that a row names. Prices of two exchanges are never mixed.
    ///
    /// @param name as the file calls it
    Optional<Rejection> hear(String ticker, String name) {
        Optional<String> mic = micOfName.computeIfAbsent(name, this::mic);
        if (mic.isEmpty()) {
            doubt(ticker, name);
            return Optional.empty();
        }
        if (mic.get().equals(byRow.get(ticker))) {
            return Optional.empty();
        }
        Listing before = known.of(ticker);
        String old = before.calendar().exchange().mic();
        boolean same = old.equals(mic.get()) || AMERICAN.containsAll(Set.of(old, mic.get()));
        if (before.basis() == ListingBasis.STATED && !same) {
            return Optional.of(
                    new Rejection(
                            RejectReason.OTHER_EXCHANGE,
                            "it is of %s (%s), and %s is on record as traded at %s: import it under a ticker of its own"
                                    .formatted(
                                            Rejection.shown(name),
                                            mic.get(),
                                            ticker,
                                            before.isKnown() ? old : "an exchange unknown here")));
        }
        if (before.basis() == ListingBasis.FORM && !same && known.isOnRecord(ticker)) {
            return Optional.of(
                    new Rejection(
                            RejectReason.OTHER_EXCHANGE,
                            "it is of %s (%s), and the stored bars of %s were taken for those of %s by the form of its ticker: state where it trades (PATCH /api/v1/stocks/%s {\"exchange\":\"%s\"}), or import this under a ticker of its own"
                                    .formatted(
                                            Rejection.shown(name),
                                            mic.get(),
                                            ticker,
                                            old,
                                            ticker,
                                            mic.get())));
        }
        byRow.put(ticker, same && before.basis() == ListingBasis.STATED ? old : mic.get());
        known.state(ticker, byRow.get(ticker));
        return Optional.empty();
    }

    /// A row that names an exchange which is not known here says at least that the form of the
    /// ticker, which would be New York's, is wrong.
    private void doubt(String ticker, String name) {
        if (!isRoute(name) && given.isEmpty() && known.of(ticker).basis() == ListingBasis.FORM) {
            known.state(ticker, Calendars.UNKNOWN);
            byRow.put(ticker, Calendars.UNKNOWN);
            doubted = true;
        }
    }

    private static boolean isRoute(String name) {
        return NO_EXCHANGES.contains(name.strip().toUpperCase(Locale.ROOT));
    }

    private Optional<String> mic(String name) {
        Optional<String> mic = known.exchange(name).map(calendar -> calendar.exchange().mic());
        if (mic.isEmpty() && !name.isBlank() && notKnown.size() < MOST_NAMED) {
            notKnown.add(Rejection.shown(name.strip()));
        }
        return mic;
    }

    /// What to say of exchanges that rows name and that are not known here; or of the given one,
    /// where rows name theirs, or another was on record.
    public Optional<String> remark() {
        if (!notKnown.isEmpty()) {
            return Optional.of(
                    "Its rows name exchanges that are not known here (%s)%s."
                            .formatted(
                                    String.join(", ", notKnown),
                                    doubted
                                            ? ": where these symbols trade is not known"
                                            : "; they were not used"));
        }
        if (given.isPresent() && !byRow.isEmpty()) {
            return Optional.of(
                    "The file names its exchanges itself; %s, which was given with it, was not used for those rows."
                            .formatted(given.get()));
        }
        return beforeGiven.entrySet().stream()
                .filter(entry -> SURE.contains(entry.getValue().basis()))
                .filter(entry -> !isGiven(entry.getValue()))
                .findFirst()
                .map(entry -> replaced(entry.getKey(), entry.getValue()));
    }

    private String replaced(String ticker, Listing before) {
        String mic = before.calendar().exchange().mic();
        return before.basis() == ListingBasis.STATED
                ? "The exchange of %s was %s on record; it is %s now, as given."
                        .formatted(ticker, mic, given.orElseThrow())
                : "The exchange of %s would be %s %s; it is %s now, as given."
                        .formatted(ticker, mic, before.basis().words(), given.orElseThrow());
    }

    private boolean isGiven(Listing listing) {
        return given.equals(Optional.of(listing.calendar().exchange().mic()));
    }
}
