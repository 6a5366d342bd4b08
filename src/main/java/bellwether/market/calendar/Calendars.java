package bellwether.market.calendar;

import bellwether.platform.base.DidYouMean;
import bellwether.platform.base.Lazy;
import bellwether.platform.base.Quoted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The calendar of every exchange.
public final class Calendars {
    /// At a given moment, dates on earth are up to so much ahead of UTC.
    public static final Duration FURTHEST_ZONE = Duration.ofHours(14);

    /// The exchange of which nothing is known; ISO 10383 has this code for "no market".
    public static final String UNKNOWN = "XXXX";

    private static final String TEL_AVIV = "XTAE";

    private final InstantSource clock;
    private final Lazy<ExchangeResolver> listings =
            new Lazy<>(() -> new ExchangeResolver(CalendarFile.readAll()));

    public Calendars(InstantSource clock) {
        this.clock = clock;
    }

    /// The calendar of the exchange that this ticker, in capital letters, is traded at.
    public TradingCalendar of(String ticker) {
        return listings.get().of(ticker).calendar();
    }

    /// The same, of a symbol whose exchange may be stated.
    public TradingCalendar of(String ticker, Optional<String> stated) {
        return listing(ticker, stated).calendar();
    }

    /// Where a symbol trades, and how that is known.
    ///
    /// @param stated its exchange, if that is stated, by its code or as lists of symbols call it;
    ///   of one that is not known here nothing is certain
    public Listing listing(String ticker, Optional<String> stated) {
        ExchangeResolver all = listings.get();
        return stated.map(name ->
                        all.at(ticker, named(name).or(() -> all.find(UNKNOWN)).orElseThrow()))
                .orElseGet(() -> all.of(ticker));
    }

    /// The code of an exchange by what lists of symbols call it; of a name that is not known here,
    /// the name in capital letters.
    public static String code(String name) {
        return ExchangeAlias.code(name.strip().toUpperCase(Locale.ROOT));
    }

    /// All names of an exchange: its code and what lists of symbols call it.
    public static List<String> names(String code) {
        return ExchangeAlias.names(code);
    }

    /// The exchange of this name: its code, or what lists of symbols and files call it.
    public Optional<TradingCalendar> named(String name) {
        String wanted = name.strip();
        return find(code(wanted))
                .or(() ->
                        all().stream()
                                .filter(one -> one.exchange().name().equalsIgnoreCase(wanted))
                                .findFirst())
                .filter(calendar -> calendar.exchange().isKnown());
    }

    /// The code of the exchange that a name which is no code was probably meant to be.
    public Optional<String> meant(String typed) {
        if (isTwo(typed)) {
            return Optional.of("XTKS or XTSE");
        }
        return named(typed)
                .map(calendar -> calendar.exchange().mic())
                .or(() -> DidYouMean.among(codes(), typed));
    }

    /// The code of the exchange of this name; also of one that has no calendar here, but shares
    /// whose currency is known.
    public Optional<String> knownCode(String name) {
        return named(name)
                .map(calendar -> calendar.exchange().mic())
                .or(() -> Optional.of(code(name)).filter(TEL_AVIV::equals));
    }

    /// What to remark on an exchange that is stated, and that has no calendar here.
    public Optional<String> remark(String stated) {
        return named(stated).isPresent()
                ? Optional.empty()
                : Optional.of(
                        knownCode(stated).isPresent()
                                ? "no calendar of %s is available: holidays, gaps and sessions cannot be checked"
                                        .formatted(Quoted.text(stated))
                                : unknownExchange(stated)
                                        + "; it was kept, but its sessions, holidays and currency are not known");
    }

    /// What is wrong with a name that no exchange here has.
    public String unknownExchange(String typed) {
        if (isTwo(typed)) {
            return "must be one exchange, and TSE is the name of two: XTKS (%s) and XTSE (%s)"
                    .formatted(name("XTKS"), name("XTSE"));
        }
        return "must be an exchange such as XNYS, XNSE, CRYPTO or FOREX (GET /api/v1/exchanges lists all), was \"%s\"%s"
                .formatted(Quoted.text(typed), DidYouMean.ending(codes(), typed));
    }

    /// Whether it is what both Tokyo and Toronto are called.
    private static boolean isTwo(String typed) {
        return typed.strip().equalsIgnoreCase("TSE");
    }

    private List<String> codes() {
        return all().stream()
                .map(TradingCalendar::exchange)
                .filter(Exchange::isKnown)
                .map(Exchange::mic)
                .toList();
    }

    private String name(String mic) {
        return find(mic).orElseThrow().exchange().name();
    }

    /// By its market identifier code, in capital letters.
    public Optional<TradingCalendar> find(String mic) {
        return listings.get().find(mic);
    }

    public Collection<TradingCalendar> all() {
        return listings.get().all();
    }

    /// The time now, by the clock that all sessions are held against.
    public InstantSource clock() {
        return clock;
    }
}
