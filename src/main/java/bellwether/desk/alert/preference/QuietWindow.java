package bellwether.desk.alert.preference;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Hours in which an owner is left alone, on some days of the week.
///
/// @param days on which it begins
/// @param to the same day, or the next when it is not after `from`
public record QuietWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public QuietWindow {
        days = Set.copyOf(new TreeSet<>(days));
    }

    /// Its end, when `now` lies in it. A window reaches from the first time that the clock shows
    /// its beginning to the moment from which on it shows no time of the window any more.
    Optional<Instant> endAround(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return endOf(today.minusDays(1), now, zone).or(() -> endOf(today, now, zone));
    }

    private Optional<Instant> endOf(LocalDate day, Instant now, ZoneId zone) {
        if (!days.contains(day.getDayOfWeek())) {
            return Optional.empty();
        }
        LocalDateTime end = (to.isAfter(from) ? day : day.plusDays(1)).atTime(to);
        Instant begin = LocalMoments.first(day.atTime(from), zone);
        return Optional.of(LocalMoments.passed(end, zone))
                .filter(moment -> !now.isBefore(begin) && now.isBefore(moment));
    }
}
