package bellwether.market.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Days of the week and hours of trading, by the exchange's clock, with their exceptions.
///
/// @param hours in the order of their beginning; the last that holds on a day is right
/// @param early days that end before the usual time
/// @param special days with hours of their own
record TradingTimetable(
        Set<DayOfWeek> week,
        List<TradingHours> hours,
        Map<LocalDate, LocalTime> early,
        Map<LocalDate, Special> special) {

    record Special(String name, TradingHours hours) {}

    TradingTimetable {
        week = Set.copyOf(week);
        hours = List.copyOf(hours);
        early = Map.copyOf(early);
        special = Map.copyOf(special);
    }

    TradingHours usual(LocalDate day) {
        return hours.stream().filter(h -> h.holdOn(day)).reduce((_, last) -> last).orElseThrow();
    }

    Optional<Special> special(LocalDate day) {
        return Optional.ofNullable(special.get(day));
    }

    Optional<LocalTime> early(LocalDate day) {
        return Optional.ofNullable(early.get(day));
    }
}
