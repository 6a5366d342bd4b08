package bellwether.market.calendar;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The calendar of every exchange.
public final class Calendars {
    /// At a given moment, dates on earth are up to so much ahead of UTC.
    public static final Duration FURTHEST_ZONE = Duration.ofHours(14);

    /// The exchange of which nothing is known; ISO 10383 has this code for "no market".
    static final String UNKNOWN = "XXXX";

    private final InstantSource clock;
    private @Nullable ExchangeResolver listings;

    public Calendars(InstantSource clock) {
        this.clock = clock;
    }

    /// The calendar of the exchange that this ticker, in capital letters, is traded at.
    public TradingCalendar of(String ticker) {
        return listings().of(ticker);
    }

    /// The same, of a symbol whose exchange may be stated, by its code or as lists of symbols call
    /// it. Of one that nobody knows here nothing is certain.
    public TradingCalendar of(String ticker, Optional<String> stated) {
        return stated.map(name ->
                        find(ExchangeAlias.code(name)).or(() -> find(UNKNOWN)).orElseThrow())
                .orElseGet(() -> of(ticker));
    }

    /// By its market identifier code, in capital letters.
    public Optional<TradingCalendar> find(String mic) {
        return listings().find(mic);
    }

    public Collection<TradingCalendar> all() {
        return listings().all();
    }

    /// The time now, by the clock that all sessions are held against.
    public InstantSource clock() {
        return clock;
    }

    /// Read when first asked for: a start need not wait for it.
    private synchronized ExchangeResolver listings() {
        ExchangeResolver known = listings;
        if (known == null) {
            known = new ExchangeResolver(CalendarFile.readAll());
            listings = known;
        }
        return known;
    }
}
