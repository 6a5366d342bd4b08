package bellwether.desk.overview.today;

import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/// Counts how new the bars of one exchange's symbols are.
final class FreshnessCount {
    private final TradingCalendar calendar;
    private final LocalDate session;
    private final int staleSessions;
    private final Map<LocalDate, Boolean> stale = new HashMap<>();
    private LocalDate newest = LocalDate.MIN;
    private int symbols;
    private int current;
    private int old;
    private boolean certain = true;

    FreshnessCount(TradingCalendar calendar, Instant now, int staleSessions) {
        this.calendar = calendar;
        this.session = calendar.lastCompletedSession(now);
        this.staleSessions = staleSessions;
    }

    /// Counts a symbol whose newest bar is of this day.
    void add(LocalDate last) {
        symbols++;
        current += last.isBefore(session) ? 0 : 1;
        old +=
                stale.computeIfAbsent(last, day -> calendar.isOlder(day, session, staleSessions))
                        ? 1
                        : 0;
        certain &= calendar.sessionsSince(last, session).isPresent();
        newest = last.isAfter(newest) ? last : newest;
    }

    ExchangeFreshness.Exchange shown() {
        boolean isKnown = calendar.exchange().isKnown();
        return new ExchangeFreshness.Exchange(
                isKnown ? calendar.exchange().mic() : null,
                isKnown ? calendar.exchange().name() : null,
                session,
                symbols,
                current,
                old,
                certain,
                newest);
    }
}
