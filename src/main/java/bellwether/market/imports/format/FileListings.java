package bellwether.market.imports.format;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.InstrumentKind;
import bellwether.market.calendar.Listing;
import bellwether.market.calendar.ListingBasis;
import bellwether.market.symbols.Rejection;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Where the symbols of one file trade: as its rows say, else as is given with it, else as is on
/// record, else as the form of their tickers says.
public final class FileListings {
    /// What says more than a convention does.
    private static final Set<ListingBasis> SURE =
            EnumSet.of(
                    ListingBasis.STATED,
                    ListingBasis.INDEX,
                    ListingBasis.PAIR,
                    ListingBasis.SUFFIX);

    /// What says nothing against New York: ways to an exchange, as Interactive Brokers routes them,
    /// the country, and kinds of markets.
    private static final Set<String> NO_EXCHANGES =
            Set.of(
                    "",
                    "-",
                    "SMART",
                    "US",
                    "USA",
                    "UNITED STATES",
                    "UNITED STATES OF AMERICA",
                    "US_MARKET",
                    "STOCK",
                    "STOCKS",
                    "SHARES",
                    "EQUITY",
                    "EQUITIES");

    private static final int MOST_NAMED = 5;

    private final ListingLookup known;
    private final Optional<String> given;
    private final Optional<ZoneId> zone;
    private final FileCurrencies currencies;
    private final Map<String, Optional<String>> micOfName = new HashMap<>();
    private final Map<String, String> byRow = new HashMap<>();
    private final Map<String, Listing> before = new HashMap<>();
    private final Map<String, Optional<Rejection>> againstGiven = new HashMap<>();
    private final Set<String> refusedByRow = new HashSet<>();
    private final ExchangeConflict conflicts;
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
        this.conflicts = new ExchangeConflict(known);
        this.currencies = new FileCurrencies(known::currencies, this::storedUnit);
    }

    /// What the file says that its prices are in.
    public FileCurrencies currencies() {
        return currencies;
    }

    public Listing of(String ticker) {
        if (isByGiven(ticker)) {
            against(ticker);
        }
        return known.of(ticker);
    }

    private boolean isByGiven(String ticker) {
        return given.isPresent() && !byRow.containsKey(ticker) && !refusedByRow.contains(ticker);
    }

    /// What stands against the exchange that is given with the file; when nothing does, it is that
    /// of the symbol from then on.
    private Optional<Rejection> against(String ticker) {
        Optional<Rejection> found = againstGiven.get(ticker);
        if (found == null) {
            String mic = given.orElseThrow();
            Listing old = known.of(ticker);
            found = conflicts.ofGiven(ticker, old, mic);
            againstGiven.put(ticker, found);
            if (found.isEmpty()) {
                before.put(ticker, old);
                known.state(ticker, mic);
            }
        }
        return found;
    }

    /// What the stored bars of a symbol count as, where nothing is stated of them.
    private Optional<String> storedUnit(String ticker) {
        return known.isOnRecord(ticker)
                ? known.unit(ticker, before.getOrDefault(ticker, known.of(ticker)))
                : Optional.empty();
    }

    /// Whether the exchange of a symbol quotes in one of these, and nothing else is stated of it.
    boolean quotesIn(String ticker, Set<String> codes) {
        Listing listing = of(ticker);
        return currencies.onRecord(ticker).isEmpty()
                && known.unit(ticker, listing).filter(codes::contains).isPresent();
    }

    /// What is stated of a symbol's prices in files that say nothing of it, where its exchange
    /// quotes in another unit.
    public Optional<String> unitOnRecord(String ticker) {
        return currencies.of(ticker).isPresent()
                ? Optional.empty()
                : currencies
                        .onRecord(ticker)
                        .filter(code -> !known.unit(ticker, of(ticker)).equals(Optional.of(code)));
    }

    /// Looks up several at once.
    public void look(Collection<String> tickers) {
        known.look(tickers);
    }

    /// Remembers for the files that come after this one that these symbols have bars.
    public void remember(Collection<String> tickers) {
        tickers.forEach(ticker -> known.remember(ticker, currencies.of(ticker)));
    }

    /// What stands against exchanges that rows name, and the tickers of their own for such rows.
    public ExchangeConflict conflicts() {
        return conflicts;
    }

    /// By whose clock times of this symbol are that do not say it; nothing when that is not known.
    public Optional<ZoneId> clock(String ticker) {
        return zone.or(() ->
                Optional.of(of(ticker)).filter(Listing::isKnown).map(one -> one.calendar().zone()));
    }

    /// The day of a bar within a day at its symbol's exchange; by the zone of the file, else by
    /// UTC, where that is not known.
    public LocalDate day(String ticker, Instant time) {
        Listing listing = of(ticker);
        return listing.isKnown()
                ? listing.calendar().day(time)
                : time.atZone(zone.orElse(ZoneOffset.UTC)).toLocalDate();
    }

    /// Whether it is a share of New York.
    public boolean isAmericanShare(String ticker) {
        Listing listing = of(ticker);
        return listing.kind() == InstrumentKind.STOCK
                && ExchangeConflict.isAmerican(listing.calendar().exchange().mic());
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
        Listing listing = of(ticker);
        return before.containsKey(ticker) ? "given" : listing.basis().code();
    }

    /// The same, to stand behind the name of the exchange.
    public String basisInWords(String ticker) {
        return switch (basis(ticker)) {
            case "column" -> "as its rows say";
            case "given" -> "as given";
            default -> of(ticker).basis().words();
        };
    }

    /// Whether its rows named an exchange that is not known here, and no more is known of it.
    public boolean isDoubted(String ticker) {
        return Calendars.UNKNOWN.equals(byRow.get(ticker));
    }

    /// The exchange that the import states of a symbol, because its rows or its caller do.
    public Optional<String> stated(String ticker) {
        return Optional.ofNullable(byRow.get(ticker))
                .or(() -> given.filter(_ -> isByGiven(ticker) && against(ticker).isEmpty()));
    }

    /// Hears the exchange that a row names, if it names one, or else takes the given one. Prices of
    /// two exchanges are never mixed.
    ///
    /// @param name as the file calls it
    Optional<Rejection> hear(String ticker, Optional<String> name) {
        Optional<Rejection> said = name.flatMap(text -> hear(ticker, text));
        return said.isEmpty() && isByGiven(ticker) ? against(ticker) : said;
    }

    private Optional<Rejection> hear(String ticker, String name) {
        Optional<String> mic = micOfName.computeIfAbsent(name, this::mic);
        if (mic.isEmpty()) {
            doubt(ticker, name);
            return Optional.empty();
        }
        if (mic.get().equals(byRow.get(ticker))) {
            return Optional.empty();
        }
        Listing old = known.of(ticker);
        Optional<Rejection> conflict = conflicts.ofRow(ticker, old, name, mic.get());
        if (conflict.isPresent()) {
            refusedByRow.add(ticker);
            return conflict;
        }
        before.putIfAbsent(ticker, old);
        String stored = old.calendar().exchange().mic();
        boolean stays =
                old.basis() == ListingBasis.STATED && ExchangeConflict.areSame(stored, mic.get());
        byRow.put(ticker, stays ? stored : mic.get());
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
        Optional<String> mic = known.code(name);
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
                    "Its rows name exchanges that are not known here (%s)%s%s."
                            .formatted(
                                    String.join(", ", notKnown),
                                    notKnown.contains("\"TSE\"")
                                            ? ", of which TSE is the name of two, XTKS and XTSE"
                                            : "",
                                    doubted
                                            ? ": where these symbols trade is not known (exchange_unknown), nor by whose holidays and sessions. Name it with --exchange, or PATCH /api/v1/stocks/{ticker} {\"exchange\":\"…\"}; GET /api/v1/exchanges lists the codes"
                                            : "; they were not used"));
        }
        if (given.isPresent() && !byRow.isEmpty()) {
            return Optional.of(
                    "The file names its exchanges itself; %s, which was given with it, was not used for those rows."
                            .formatted(given.get()));
        }
        return before.entrySet().stream()
                .filter(entry -> given.isPresent() && !byRow.containsKey(entry.getKey()))
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
