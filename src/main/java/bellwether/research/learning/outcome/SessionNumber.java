package bellwether.research.learning.outcome;

import bellwether.market.symbols.Timeframe;

/// Numbers weekdays one by one; Saturdays and Sundays count with the Friday before.
final class SessionNumber {
    static final int WEEK = 7;
    static final int WEEKDAYS = 5;

    /// 1970-01-01 was a Thursday.
    private static final int THURSDAY = 3;

    private SessionNumber() {}

    /// @param time in seconds of the epoch
    static int of(long time) {
        long day = Math.floorDiv(time, Timeframe.SECONDS_PER_DAY) + THURSDAY;
        long week = Math.floorDiv(day, WEEK);
        return Math.toIntExact(week * WEEKDAYS + Math.min(Math.floorMod(day, WEEK), WEEKDAYS - 1));
    }
}
