package bellwether.market.calendar;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From when to when an exchange trades, by its own clock.
///
/// @param from the first day of these hours; null when they were always so
/// @param close at or before `open` it is meant on the next day
/// @param complete the end of the closing auction, where it comes after the close
/// @param pause start and end of a break, or empty
/// @param fridayPause that of Fridays, where it is another one; else empty
record TradingHours(
        @Nullable LocalDate from,
        LocalTime open,
        LocalTime close,
        @Nullable LocalTime complete,
        List<LocalTime> pause,
        List<LocalTime> fridayPause) {

    /// As the files write them.
    record Written(
            @Nullable String from,
            String open,
            String close,
            @JsonProperty("final") @Nullable String complete,
            @JsonProperty("break") @Nullable List<String> pause,
            @JsonProperty("friday-break") @Nullable List<String> fridayPause,
            @Nullable String name) {
        TradingHours hours() {
            return new TradingHours(
                    from == null ? null : LocalDate.parse(from),
                    LocalTime.parse(open),
                    LocalTime.parse(close),
                    complete == null ? null : LocalTime.parse(complete),
                    times(pause),
                    times(fridayPause));
        }

        private static List<LocalTime> times(@Nullable List<String> written) {
            return written == null ? List.of() : written.stream().map(LocalTime::parse).toList();
        }
    }

    TradingHours {
        pause = List.copyOf(pause);
        fridayPause = List.copyOf(fridayPause);
    }

    boolean holdOn(LocalDate day) {
        return from == null || !day.isBefore(from);
    }

    Session on(LocalDate day, ZoneId zone, Optional<String> special) {
        ZonedDateTime closes = at(day, close, zone);
        ZonedDateTime done = complete == null ? closes : at(day, complete, zone);
        return new Session(
                day,
                day.atTime(open).atZone(zone).toInstant(),
                closes.toInstant(),
                done.toInstant(),
                special);
    }

    Optional<SessionBreak> pauseOn(LocalDate day, ZoneId zone) {
        List<LocalTime> times = pauseOf(day);
        return times.size() < 2
                ? Optional.empty()
                : Optional.of(
                        new SessionBreak(
                                at(day, times.get(0), zone).toInstant(),
                                at(day, times.get(1), zone).toInstant()));
    }

    List<LocalTime> pauseOf(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.FRIDAY && !fridayPause.isEmpty()
                ? fridayPause
                : pause;
    }

    private ZonedDateTime at(LocalDate day, LocalTime time, ZoneId zone) {
        return (time.isAfter(open) ? day : day.plusDays(1)).atTime(time).atZone(zone);
    }

    /// The same, but for a day that ends early; its auction takes as long as usual.
    TradingHours until(LocalTime early) {
        LocalTime done =
                complete == null
                        ? null
                        : early.plusSeconds(complete.toSecondOfDay() - close.toSecondOfDay());
        return new TradingHours(from, open, early, done, List.of(), List.of());
    }
}
