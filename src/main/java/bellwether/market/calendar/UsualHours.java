package bellwether.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/// A day's trading as it mostly is, by the exchange's own clock.
///
/// @param days of the week with trading
/// @param close at or before `open` it is meant on the next day
/// @param pause start and end of a break, or empty
public record UsualHours(
        Set<DayOfWeek> days, LocalTime open, LocalTime close, List<LocalTime> pause) {
    public UsualHours {
        days = Set.copyOf(days);
        pause = List.copyOf(pause);
    }

    /// Whether there is trading at all times of a day.
    public boolean isRoundTheClock() {
        return open.equals(close);
    }
}
