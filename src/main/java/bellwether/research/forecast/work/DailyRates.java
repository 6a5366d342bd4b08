package bellwether.research.forecast.work;

import bellwether.trading.portfolio.performance.ReturnSpan;
import bellwether.trading.portfolio.performance.Valuation;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/// A portfolio's returns over one session each: those over more, as days between were not valued,
/// are left out.
final class DailyRates {
    /// One day in so many is a weekend's: it is valued each day.
    private static final int WEEKEND_SHARE = 10;

    private DailyRates() {}

    /// The first span has nothing before it; a day on which nothing was invested has none.
    static double[] of(List<ReturnSpan> spans) {
        long weekends = spans.stream().filter(span -> isWeekend(span.after().day())).count();
        boolean everyDay = weekends * WEEKEND_SHARE > spans.size();
        return spans.stream()
                .filter(span -> span.before() != null && !span.isEmpty())
                .filter(span -> isDaily(span, everyDay))
                .map(ReturnSpan::rate)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .toArray();
    }

    /// Its symbols may be of several exchanges, so that a weekday between counts as a session.
    private static boolean isDaily(ReturnSpan span, boolean everyDay) {
        Valuation before = Objects.requireNonNull(span.before());
        return before.day()
                .plusDays(1)
                .datesUntil(span.after().day())
                .allMatch(day -> !everyDay && isWeekend(day));
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0;
    }
}
