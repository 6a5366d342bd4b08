package bellwether.analysis;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/// From where and when an analysis looks at bars.
///
/// @param calendar of the exchange at which the symbol is traded
/// @param now bars that may still change at this moment are left out
record Standpoint(TradingCalendar calendar, Instant now) {

    /// At the last moment of a day, by the exchange's clock.
    static Standpoint endOf(LocalDate day, TradingCalendar calendar) {
        return new Standpoint(
                calendar, day.plusDays(1).atStartOfDay(calendar.zone()).toInstant().minusNanos(1));
    }

    /// The day that it is at the exchange.
    LocalDate today() {
        return calendar.day(now);
    }
}
