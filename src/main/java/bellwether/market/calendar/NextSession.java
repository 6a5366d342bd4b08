package bellwether.market.calendar;

import java.time.Instant;
import java.time.LocalDate;

/// What comes next at an exchange.
///
/// @param open the next time that trading begins; not that of a session which is on now
/// @param close the next time that it ends; that of the session which is on now, if one is
public record NextSession(boolean isOpen, Instant open, Instant close) {
    public static NextSession of(TradingCalendar calendar, Instant now) {
        LocalDate today = calendar.day(now);
        LocalDate day = today.minusDays(2);
        while (!now.isBefore(calendar.close(day)) || !calendar.isTradingDay(day)) {
            day = calendar.sessionAfter(day);
        }
        boolean isOpen = !now.isBefore(calendar.open(day));
        LocalDate opening = isOpen ? calendar.sessionAfter(day) : day;
        return new NextSession(isOpen, calendar.open(opening), calendar.close(day));
    }
}
