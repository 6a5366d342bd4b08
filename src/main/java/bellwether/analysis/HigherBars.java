package bellwether.analysis;

import bellwether.market.Bars;
import java.time.LocalDate;

/// The closes of completed weeks and months, from daily bars.
///
/// A week runs from Monday to Sunday. The last one counts when its Friday has a bar (its Sunday,
/// for a symbol that ever traded on a weekend), a month when no weekday (no day) is left in it; or
/// else as soon as a bar of the next one is there. Without a calendar of holidays that may be a bar
/// late, and never early.
///
/// Holds scratch space, so each thread needs its own.
final class HigherBars {
    private static final long DAY = 86_400;
    private static final int FRIDAY = 4;
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

    void weeks(Bars bars) {
        begin(bars);
        boolean weekends = weekends(bars);
        for (int i = 0; i < bars.size(); i++) {
            long day = day(bars, i);
            boolean ends =
                    i + 1 < bars.size()
                            ? week(day(bars, i + 1)) != week(day)
                            : weekday(day) >= (weekends ? SUNDAY : FRIDAY);
            if (ends) {
                add(bars.close()[i], day);
            }
        }
    }

    void months(Bars bars) {
        begin(bars);
        boolean weekends = weekends(bars);
        long next = Long.MIN_VALUE;
        for (int i = 0; i < bars.size(); i++) {
            long day = day(bars, i);
            if (day >= next) {
                next = LocalDate.ofEpochDay(day).withDayOfMonth(1).plusMonths(1).toEpochDay();
            }
            long following = i + 1 < bars.size() ? day(bars, i + 1) : session(day, weekends);
            if (following >= next) {
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

    /// The next day on which there may be a session.
    private static long session(long day, boolean weekends) {
        return !weekends && weekday(day) == FRIDAY ? day + 3 : day + 1;
    }

    private static boolean weekends(Bars bars) {
        for (int i = 0; i < bars.size(); i++) {
            if (weekday(day(bars, i)) > FRIDAY) {
                return true;
            }
        }
        return false;
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
