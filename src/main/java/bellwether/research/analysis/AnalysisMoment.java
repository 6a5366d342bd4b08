package bellwether.research.analysis;

import bellwether.market.calendar.TradingCalendar;
import java.time.Instant;
import java.time.LocalDate;

/// From where and when an analysis looks at bars.
///
/// @param calendar of the exchange at which the symbol is traded
/// @param now bars that may still change at this moment are left out
public record AnalysisMoment(TradingCalendar calendar, Instant now) {

    /// At the last moment of a day, by the exchange's clock.
    public static AnalysisMoment endOf(LocalDate day, TradingCalendar calendar) {
        return new AnalysisMoment(
                calendar, day.plusDays(1).atStartOfDay(calendar.zone()).toInstant().minusNanos(1));
    }

    /// The day that it is at the exchange.
    LocalDate today() {
        return calendar.day(now);
    }
}
