package bellwether.research.analysis.context;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import java.time.LocalDate;

/// The closes of completed weeks and months, from daily bars.
///
/// A week runs from Monday to Sunday. The last week or month counts when the exchange has no
/// session left in it, so that the Thursday before Good Friday completes its week; or else as soon
/// as a bar of the next one is there. Where the holidays are not known that may be a bar late, and
/// never early. A symbol that trades on weekends, though its exchange does not, has its last day on
/// Sunday.
///
/// Holds scratch space, so each thread needs its own.
final class HigherBars {
    private static final long DAY = 86_400;
    private static final int SUNDAY = 6;

    private double[] close = {};
    private int size;
    private long lastDay;

    int size() {
        return size;
    }

    /// The first [#size()] are set.
    double[] close() {
        return close;
    }

    /// The last session of the last completed one.
    LocalDate last() {
        return LocalDate.ofEpochDay(lastDay);
    }

    void weeks(Bars bars, TradingCalendar calendar) {
        begin(bars);
        for (int i = 0; i < bars.size(); i++) {
            long day = day(bars, i);
            boolean ends =
                    i + 1 < bars.size()
                            ? week(day(bars, i + 1)) != week(day)
                            : isOver(bars, calendar, day, day + SUNDAY - weekday(day));
            if (ends) {
                add(bars.close()[i], day);
            }
        }
    }

    void months(Bars bars, TradingCalendar calendar) {
        begin(bars);
        long next = Long.MIN_VALUE;
        for (int i = 0; i < bars.size(); i++) {
            long day = day(bars, i);
            if (day >= next) {
                next = LocalDate.ofEpochDay(day).withDayOfMonth(1).plusMonths(1).toEpochDay();
            }
            boolean ends =
                    i + 1 < bars.size()
                            ? day(bars, i + 1) >= next
                            : isOver(bars, calendar, day, next - 1);
            if (ends) {
                add(bars.close()[i], day);
            }
        }
    }

    private void begin(Bars bars) {
        size = 0;
        if (close.length < bars.size()) {
            close = new double[bars.size()];
        }
    }

    private void add(double value, long day) {
        close[size++] = value;
        lastDay = day;
    }

    /// Whether nothing is to come after this day until the last one.
    private static boolean isOver(Bars bars, TradingCalendar calendar, long day, long last) {
        return bars.tradesOnWeekends()
                ? day >= last
                : calendar.isLastSessionUntil(
                        LocalDate.ofEpochDay(day), LocalDate.ofEpochDay(last));
    }

    private static long day(Bars bars, int index) {
        return Math.floorDiv(bars.time()[index], DAY);
    }

    /// 1970 began on a Thursday.
    private static long week(long day) {
        return Math.floorDiv(day + 3, 7);
    }

    private static int weekday(long day) {
        return Math.floorMod(day + 3, 7);
    }
}
