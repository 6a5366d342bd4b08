package bellwether.research.analysis;

import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/// From where and when an analysis looks at bars.
///
/// @param calendar of the exchange at which the symbol is traded
/// @param now bars that may still change at this moment are left out
/// @param staleSessions prices are stale once more sessions than this were completed after them
public record AnalysisMoment(TradingCalendar calendar, Instant now, int staleSessions) {
    /// Unless a setting says otherwise.
    public static final int STALE_SESSIONS = 3;

    /// At the last moment of a day, by the exchange's clock.
    public static AnalysisMoment endOf(LocalDate day, TradingCalendar calendar) {
        return new AnalysisMoment(
                calendar,
                day.plusDays(1).atStartOfDay(calendar.zone()).toInstant().minusNanos(1),
                STALE_SESSIONS);
    }

    /// The same with another limit.
    public AnalysisMoment staleAfter(int sessions) {
        return new AnalysisMoment(calendar, now, sessions);
    }

    /// The day that it is at the exchange.
    LocalDate today() {
        return calendar.day(now);
    }

    /// Whether nobody can trade at the prices of this day any more, because too many sessions were
    /// completed after it.
    boolean isStale(LocalDate last) {
        LocalDate completed = calendar.lastCompletedSession(now);
        LocalDate day = last;
        for (int after = 0; after <= staleSessions; after++) {
            day = calendar.sessionAfter(day);
            if (day.isAfter(completed)) {
                return false;
            }
        }
        return true;
    }

    /// Why there is no plan.
    String words(LocalDate last) {
        return "no plan: the last bar is of %s, more than %d sessions of %s ago, so its prices cannot be traded; refresh or import newer ones"
                .formatted(last, staleSessions, calendar.exchange().mic());
    }
}
