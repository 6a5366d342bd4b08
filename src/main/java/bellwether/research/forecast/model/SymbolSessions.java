package bellwether.research.forecast.model;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;

/// The days on which a symbol trades: those of its exchange, and each day where it trades at
/// weekends too.
public final class SymbolSessions {
    /// Where holidays are not known, a pause of no more weekdays may be one.
    private static final int LONGEST_HOLIDAY = 10;

    private final TradingCalendar calendar;
    private final boolean everyDay;

    public SymbolSessions(Bars bars, TradingCalendar calendar) {
        this.calendar = calendar;
        everyDay = bars.tradesOnWeekends();
    }

    /// The session that comes so many later.
    public LocalDate after(LocalDate day, int count) {
        LocalDate later = day;
        for (int i = 0; i < count; i++) {
            later = everyDay ? later.plusDays(1) : calendar.sessionAfter(later);
        }
        return later;
    }

    /// The newest one whose bar no longer changes.
    public LocalDate completed(Instant now) {
        if (!everyDay) {
            return calendar.lastCompletedSession(now);
        }
        LocalDate day = LocalDate.ofInstant(now, calendar.zone()).plusDays(1);
        while (calendar.isPartial(day, now)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /// How many sessions up to each bar, counted from the first, have none.
    int[] missing(Bars bars) {
        int[] missing = new int[bars.size()];
        for (int i = 1; i < missing.length; i++) {
            missing[i] = missing[i - 1] + missing(day(bars, i - 1), day(bars, i));
        }
        return missing;
    }

    private int missing(LocalDate from, LocalDate to) {
        if (everyDay) {
            return (int) (to.toEpochDay() - from.toEpochDay()) - 1;
        }
        int between = calendar.sessionsBetween(from.plusDays(1), to.minusDays(1)).size();
        return calendar.isCertain(from, to) || between > LONGEST_HOLIDAY ? between : 0;
    }

    private static LocalDate day(Bars bars, int bar) {
        return LocalDate.ofEpochDay(Math.floorDiv(bars.time()[bar], Timeframe.SECONDS_PER_DAY));
    }
}
