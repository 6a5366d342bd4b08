package bellwether.frontend.charts;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.calendar.UsualHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Where and when a symbol trades, as the protocol writes it. Of what trades at a place that nobody
/// here knows, nothing is claimed: all times, by UTC.
///
/// @param exchange its market identifier code, or nothing
/// @param timezone by whose clock the session is told
/// @param session `0930-1600`, `0900-1130,1230-1530`, `0930-1600:1234567` with the days of the week
///   from Sunday on when they are not Monday to Friday, or `24x7`
record ChartHours(String exchange, String timezone, String session) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final ChartHours UNKNOWN = new ChartHours("", "Etc/UTC", "24x7");
    private static final Set<DayOfWeek> WEEKDAYS =
            Set.of(
                    DayOfWeek.MONDAY,
                    DayOfWeek.TUESDAY,
                    DayOfWeek.WEDNESDAY,
                    DayOfWeek.THURSDAY,
                    DayOfWeek.FRIDAY);

    /// @param weekends whether there are bars of Saturdays and Sundays, whatever the exchange does
    static ChartHours of(TradingCalendar calendar, Instant now, boolean weekends) {
        if (!calendar.exchange().isKnown()) {
            return UNKNOWN;
        }
        String zone = calendar.zone().getId();
        UsualHours hours = calendar.usualHours(calendar.day(now));
        Set<DayOfWeek> days = weekends ? Set.of(DayOfWeek.values()) : hours.days();
        return new ChartHours(
                calendar.exchange().mic(),
                zone.equals("UTC") ? "Etc/UTC" : zone,
                session(hours, days));
    }

    private static String session(UsualHours hours, Set<DayOfWeek> days) {
        if (hours.isRoundTheClock() && days.size() == DayOfWeek.values().length) {
            return "24x7";
        }
        List<LocalTime> pause = hours.pause();
        String times =
                pause.isEmpty()
                        ? span(hours.open(), hours.close())
                        : span(hours.open(), pause.getFirst())
                                + ","
                                + span(pause.getLast(), hours.close());
        return days.equals(WEEKDAYS) ? times : times + ":" + numbers(days);
    }

    private static String span(LocalTime from, LocalTime to) {
        return TIME.format(from) + "-" + TIME.format(to);
    }

    /// Sunday is 1.
    private static String numbers(Set<DayOfWeek> days) {
        return days.stream()
                .map(day -> day.getValue() % 7 + 1)
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining());
    }
}
