package bellwether.trading.portfolio.risk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The days on which a portfolio has changed in the week of the newest of them.
///
/// @param days oldest first; none where it has never changed
record ChangeDays(List<Day> days) {
    ChangeDays {
        days = List.copyOf(days);
    }

    /// A day with a change.
    ///
    /// @param begin what the portfolio was worth before the first change of the day
    /// @param latest after the last one
    record Day(RiskDao.Begin begin, EquityLevel latest) {}

    /// The newest of them.
    Optional<LocalDate> newest() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast().begin.day());
    }

    /// After the last change.
    Optional<EquityLevel> latest() {
        return days.isEmpty() ? Optional.empty() : Optional.of(days.getLast().latest);
    }

    /// Before the first change of a day of the week or later; empty where there was none since.
    Optional<RiskDao.Begin> begin(LocalDate day) {
        return days.stream()
                .map(Day::begin)
                .filter(begin -> !begin.day().isBefore(day))
                .findFirst();
    }
}
