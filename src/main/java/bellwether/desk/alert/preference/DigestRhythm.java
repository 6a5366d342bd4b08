package bellwether.desk.alert.preference;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/// How often an owner is sent what was held.
public enum DigestRhythm {
    OFF,
    DAILY,
    /// On Mondays.
    WEEKLY;

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The first time after `now`; none when it is off.
    public Optional<Instant> after(Instant now, LocalTime time, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        return switch (this) {
            case OFF -> Optional.empty();
            case DAILY -> {
                Instant next = LocalMoments.first(today.atTime(time), zone);
                yield Optional.of(
                        next.isAfter(now)
                                ? next
                                : LocalMoments.first(today.plusDays(1).atTime(time), zone));
            }
            case WEEKLY -> {
                LocalDate monday = today.with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
                Instant next = LocalMoments.first(monday.atTime(time), zone);
                yield Optional.of(
                        next.isAfter(now)
                                ? next
                                : LocalMoments.first(monday.plusWeeks(1).atTime(time), zone));
            }
        };
    }
}
