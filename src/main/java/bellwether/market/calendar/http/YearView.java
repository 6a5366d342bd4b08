package bellwether.market.calendar.http;

import bellwether.market.calendar.TradingCalendar;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// An exchange and its days of one year.
///
/// @param certain whether the sessions of this year are known
/// @param sessions how many days have trading
/// @param holidays days without trading that would have some otherwise
/// @param special days whose hours are not the usual ones
record YearView(
        @JsonUnwrapped ExchangeView exchange,
        int year,
        boolean certain,
        int sessions,
        LocalDate lastCompletedSessionOn,
        List<Holiday> holidays,
        List<Special> special) {

    record Holiday(LocalDate date, String name) {}

    record Special(LocalDate date, String name, Instant openAt, Instant closeAt) {}

    static YearView of(TradingCalendar calendar, int year, Instant now) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<Special> special = new ArrayList<>();
        List<LocalDate> days = calendar.sessionsBetween(first, last);
        for (LocalDate day : days) {
            calendar.session(day)
                    .filter(s -> s.special().isPresent())
                    .ifPresent(s ->
                            special.add(
                                    new Special(
                                            day,
                                            s.special().orElseThrow(),
                                            s.opens(),
                                            s.closes())));
        }
        return new YearView(
                ExchangeView.of(calendar, now),
                year,
                calendar.isCertain(first),
                days.size(),
                calendar.lastCompletedSession(now),
                holidays(calendar, year),
                special);
    }

    private static List<Holiday> holidays(TradingCalendar calendar, int year) {
        return calendar.holidays(year).entrySet().stream()
                .filter(e -> isWeekday(e.getKey()) && !calendar.isTradingDay(e.getKey()))
                .map(e -> new Holiday(e.getKey(), e.getValue()))
                .toList();
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }
}
