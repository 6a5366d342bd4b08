package bellwether.market.quality;

import bellwether.market.calendar.TradingCalendar;
import java.time.LocalDate;
import java.util.BitSet;

/// The sessions of an exchange in the years of which they are known, to be asked for quickly. Days
/// are counted from 1970.
final class SessionDays {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2100;

    private final String mic;
    private final boolean exchangeKnown;
    private final int base = (int) LocalDate.of(FIRST_YEAR, 1, 1).toEpochDay();
    private final BitSet sessions = new BitSet();
    private final BitSet known = new BitSet();

    SessionDays(TradingCalendar calendar) {
        this.mic = calendar.exchange().mic();
        this.exchangeKnown = calendar.exchange().isKnown();
        for (int year = FIRST_YEAR; year <= LAST_YEAR; year++) {
            LocalDate first = LocalDate.of(year, 1, 1);
            boolean certain = calendar.isCertain(first);
            if (certain || !exchangeKnown) {
                LocalDate end = first.plusYears(1);
                known.set(place(first.toEpochDay()), place(end.toEpochDay()), certain);
                for (LocalDate day = first; day.isBefore(end); day = day.plusDays(1)) {
                    sessions.set(place(day.toEpochDay()), calendar.isTradingDay(day));
                }
            }
        }
    }

    String mic() {
        return mic;
    }

    /// Whether it is known where the symbol trades. When not, weekdays count as sessions, and none
    /// of them is known to be one.
    boolean isExchangeKnown() {
        return exchangeKnown;
    }

    /// Whether the sessions of all these days are known; both ends are included.
    boolean isKnown(long from, long to) {
        return place(from) >= 0 && known.nextClearBit(place(from)) > place(to);
    }

    boolean isSession(long day) {
        return place(day) >= 0 && sessions.get(place(day));
    }

    /// The first session from this day on, if it lies before `end`; else `end`.
    long next(long day, long end) {
        int found = sessions.nextSetBit(place(day));
        return found < 0 || found + base >= end ? end : found + base;
    }

    /// How many sessions lie from a day on before another.
    int count(long from, long end) {
        int count = 0;
        for (long day = next(from, end); day < end; day = next(day + 1, end)) {
            count++;
        }
        return count;
    }

    private int place(long day) {
        return Math.toIntExact(day - base);
    }
}
