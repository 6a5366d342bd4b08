package bellwether.research.backtest.metric;

import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.IntFunction;

/// Some sessions of many: all of up to 70, the last of each week of up to 330, else the last of
/// each month, and always the first and the last.
///
/// @param period of which the last session each is taken; empty: all are
public record SessionSample(TreeSet<Integer> places, String period) {
    private static final int ALL_UP_TO = 70;
    private static final int WEEKS_UP_TO = 330;

    /// As many as a chart can show.
    ///
    /// @param count of the sessions
    /// @param date of each
    public static SessionSample of(int count, IntFunction<LocalDate> date) {
        TreeSet<Integer> places = new TreeSet<>();
        boolean weeks = count <= WEEKS_UP_TO;
        Function<LocalDate, Integer> period =
                weeks ? SessionSample::week : day -> day.getYear() * 12 + day.getMonthValue();
        for (int i = 0; i < count; i++) {
            boolean isEnd =
                    count <= ALL_UP_TO
                            || i == 0
                            || i == count - 1
                            || !period.apply(date.apply(i)).equals(period.apply(date.apply(i + 1)));
            if (isEnd) {
                places.add(i);
            }
        }
        return new SessionSample(places, count <= ALL_UP_TO ? "" : weeks ? "week" : "month");
    }

    private static int week(LocalDate date) {
        return date.get(IsoFields.WEEK_BASED_YEAR) * 100
                + date.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
    }
}
