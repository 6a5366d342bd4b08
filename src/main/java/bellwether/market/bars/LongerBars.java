package bellwether.market.bars;

import bellwether.market.bars.history.PeriodBars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;

/// Bars of a longer timeframe, and from which shorter bar on each is known: the one that completes
/// it by the calendar, or else the first one of the next period. Nothing depends on later bars.
///
/// @param knownOn of each, the place of the shorter bar at whose end it is known; the number of
///   shorter bars when it may still change
@SuppressWarnings("ArrayRecordComponent") // never compared
public record LongerBars(Bars bars, int[] knownOn) {

    /// Puts them together.
    ///
    /// @param from the timeframe of the shorter bars
    public static LongerBars of(
            Bars shorter, Timeframe from, Timeframe longer, TradingCalendar calendar) {
        if (longer.compareTo(from) <= 0) {
            throw new IllegalArgumentException(
                    "%s bars are not longer than %s".formatted(longer.code(), from.code()));
        }
        return PeriodBars.of(shorter, from, longer, calendar);
    }
}
