package bellwether.research.analysis;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// From where and when an analysis looks at bars.
///
/// @param calendar of the exchange at which the symbol is traded
/// @param now bars that may still change at this moment are left out
/// @param staleSessions prices are stale once more sessions than this were completed after them
/// @param recomputedFor the day that the analysis is of, when it is recomputed for one: later bars
///   are left out, and prices are as old as they were then
public record AnalysisMoment(
        TradingCalendar calendar,
        Instant now,
        int staleSessions,
        Optional<LocalDate> recomputedFor) {
    public AnalysisMoment(TradingCalendar calendar, Instant now, int staleSessions) {
        this(calendar, now, staleSessions, Optional.empty());
    }

    private static final long SECONDS_PER_DAY = 86_400;

    /// No prices are older.
    private static final int EARLIEST = 1800;

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
        return new AnalysisMoment(calendar, now, sessions, recomputedFor);
    }

    /// The same, looking at a day that is over.
    public AnalysisMoment recomputedFor(Optional<LocalDate> day) {
        return new AnalysisMoment(calendar, now, staleSessions, day);
    }

    /// The day that it is at the exchange, or that it is recomputed for.
    LocalDate today() {
        return recomputedFor.orElseGet(() -> calendar.day(now));
    }

    /// Those of some daily bars that are not later than the day.
    Bars upTo(Bars bars) {
        return recomputedFor
                .map(day -> bars.first(bars.place(day.plusDays(1).toEpochDay() * SECONDS_PER_DAY)))
                .orElse(bars);
    }

    /// Whether nobody can trade at the prices of this day any more, because too many sessions were
    /// completed after it.
    boolean isStale(LocalDate last) {
        LocalDate completed = recomputedFor.orElseGet(() -> calendar.lastCompletedSession(now));
        return calendar.isOlder(last, completed, staleSessions);
    }

    /// The first day whose prices can still be traded at.
    LocalDate freshSince() {
        LocalDate day = calendar.lastCompletedSession(now);
        for (int before = 0; before < staleSessions && day.getYear() > EARLIEST; before++) {
            day = calendar.sessionBefore(day);
        }
        return day;
    }

    /// Why there is no plan.
    ///
    /// @param synthetic whether the prices are invented, of which there are no newer ones
    String words(LocalDate last, boolean synthetic) {
        return recomputedFor
                .map(day ->
                        "no plan: recomputed for a past date, and the last bar up to %s is of %s, more than %d sessions of %s earlier"
                                .formatted(day, last, staleSessions, calendar.exchange().mic()))
                .orElseGet(() -> staleNow(last, synthetic));
    }

    private String staleNow(LocalDate last, boolean synthetic) {
        return "no plan: the last bar is of %s, more than %d sessions of %s ago%s"
                .formatted(
                        last,
                        staleSessions,
                        calendar.exchange().mic(),
                        synthetic
                                ? "; its prices are synthetic and cannot be traded"
                                : ", so its prices cannot be traded; refresh or import newer ones");
    }
}
