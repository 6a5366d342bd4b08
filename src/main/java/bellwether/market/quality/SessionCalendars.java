package bellwether.market.quality;

import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions that a symbol's bars are held against: those of the exchange that is stated, else
/// of the one that its ticker tells.
final class SessionCalendars {
    private final Calendars calendars;
    private final Map<String, SessionDays> sessions = new ConcurrentHashMap<>();

    SessionCalendars(Calendars calendars) {
        this.calendars = calendars;
    }

    SessionDays sessions(String ticker, Optional<String> stated) {
        return sessions(calendar(ticker, stated));
    }

    private SessionDays sessions(TradingCalendar calendar) {
        return sessions.computeIfAbsent(calendar.exchange().mic(), _ -> new SessionDays(calendar));
    }

    /// The last session that is over by the clock.
    LocalDate ended(String ticker, Optional<String> stated) {
        return calendar(ticker, stated).lastCompletedSession(calendars.clock().instant());
    }

    private TradingCalendar calendar(String ticker, Optional<String> stated) {
        return calendars.of(ticker, stated);
    }
}
