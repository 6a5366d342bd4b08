package bellwether.desk.alert.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// When a rule may fire, by the clock of a zone. A window whose end is not after its beginning ends
/// on the next day; it belongs to the day on which it began.
public record ActiveWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone) {
    public ActiveWindow {
        days = Set.copyOf(days);
    }

    /// Whether a moment lies within; the first one does, the end does not.
    public boolean covers(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate day = local.toLocalDate();
        LocalTime time = local.toLocalTime();
        if (to.isAfter(from)) {
            return isOn(day) && !time.isBefore(from) && time.isBefore(to);
        }
        return (isOn(day) && !time.isBefore(from)) || (isOn(day.minusDays(1)) && time.isBefore(to));
    }

    private boolean isOn(LocalDate day) {
        return days.contains(day.getDayOfWeek());
    }
}
