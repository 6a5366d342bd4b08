package bellwether.market.calendar;

/// Numbers weekdays one by one; Saturdays and Sundays count with the Friday before.
public final class Weekdays {
    /// Days of a week.
    public static final int WEEK = 7;

    /// Weekdays of a week.
    public static final int WEEKDAYS = 5;

    /// 1970-01-01 was a Thursday.
    private static final int THURSDAY = 3;

    private Weekdays() {}

    /// The number of a day.
    ///
    /// @param epochDay days since 1970
    public static int number(long epochDay) {
        long day = epochDay + THURSDAY;
        long week = Math.floorDiv(day, WEEK);
        return Math.toIntExact(week * WEEKDAYS + Math.min(Math.floorMod(day, WEEK), WEEKDAYS - 1));
    }
}
