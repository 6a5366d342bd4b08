package bellwether.desk.alert.rule;

import bellwether.desk.alert.preference.LocalMoments;
import bellwether.market.calendar.TradingCalendar;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/// A time of some days, by the clock of a zone. A time that the clock skips is the first moment
/// after the gap; one that it shows twice is the first of them.
///
/// @param exchange whose sessions are meant; given just where days are sessions
public record ClockSchedule(
        LocalTime at, ZoneId zone, Days days, Optional<TradingCalendar> exchange) {
    /// More days than any exchange is closed in a row.
    private static final int FURTHEST = 60;

    /// On which days it is due.
    public enum Days {
        SESSION,
        WEEKDAY,
        DAILY;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The first time behind a moment.
    public Instant next(Instant after) {
        LocalDate day = after.atZone(zone).toLocalDate().minusDays(1);
        for (int i = 0; i < FURTHEST; i++) {
            Instant due = LocalMoments.first(day.plusDays(i).atTime(at), zone);
            if (due.isAfter(after) && isOn(day.plusDays(i))) {
                return due;
            }
        }
        throw new IllegalStateException("no %s within %d days".formatted(days.word(), FURTHEST));
    }

    private boolean isOn(LocalDate day) {
        return switch (days) {
            case DAILY -> true;
            case WEEKDAY ->
                    day.getDayOfWeek() != DayOfWeek.SATURDAY
                            && day.getDayOfWeek() != DayOfWeek.SUNDAY;
            case SESSION -> exchange.orElseThrow().isTradingDay(day);
        };
    }
}
