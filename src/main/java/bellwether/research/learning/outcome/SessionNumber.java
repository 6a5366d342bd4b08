package bellwether.research.learning.outcome;

import bellwether.market.calendar.Weekdays;
import bellwether.market.symbols.Timeframe;

/// Numbers the sessions of outcomes, as weekdays.
final class SessionNumber {
    private SessionNumber() {}

    /// @param time in seconds of the epoch
    static int of(long time) {
        return Weekdays.number(Math.floorDiv(time, Timeframe.SECONDS_PER_DAY));
    }
}
