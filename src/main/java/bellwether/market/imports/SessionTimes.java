package bellwether.market.imports;

import bellwether.market.calendar.UsualHours;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The times at which the bars of days begin, held against the usual hours of an exchange.
final class SessionTimes {
    static final int SECONDS_PER_MINUTE = 60;

    private static final int LEAST_DAYS = 2;

    /// Less of a session may be empty by chance.
    private static final int LARGE_PART = 60;

    /// Of the bars from the first of a day to its last; a share that trades seldom has fewer, and
    /// leaves a part of its session empty by chance.
    private static final double DENSE = 0.2;

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    private final int open;
    private final int close;
    private final int length;
    private final Set<Integer> offsets = new HashSet<>();

    /// Of each day the minutes of its first and of its last bar.
    private final Map<LocalDate, int[]> days = new TreeMap<>();

    private int first = DAY;
    private int last = -1;
    private int firstInside = DAY;
    private int endInside = -1;
    private boolean outside;
    private int bars;

    /// @param length of a bar, in minutes
    SessionTimes(UsualHours usual, int length) {
        this.open = minute(usual.open());
        this.close = minute(usual.close());
        this.length = length;
    }

    void add(LocalDateTime begin) {
        int at = minute(begin.toLocalTime());
        bars++;
        first = Math.min(first, at);
        last = Math.max(last, at);
        offsets.add(at % length);
        int[] ends = days.computeIfAbsent(begin.toLocalDate(), _ -> new int[] {at, at});
        ends[0] = Math.min(ends[0], at);
        ends[1] = Math.max(ends[1], at);
        if (at + length > open && at < close) {
            firstInside = Math.min(firstInside, at);
            endInside = Math.max(endInside, at + length);
        } else {
            outside = true;
        }
    }

    int days() {
        return days.size();
    }

    LocalTime first() {
        return time(first);
    }

    LocalTime last() {
        return time(last);
    }

    boolean isOutside() {
        return outside;
    }

    /// Whether bars lie in the session from near its open to near its close, on one day or another.
    boolean isFilled() {
        return firstInside - open < LARGE_PART && close - endInside < LARGE_PART;
    }

    /// Whether a large part of the session has no bar on any day, while there are some outside.
    boolean isMissed() {
        return outside && !isFilled() && isDense();
    }

    private boolean isDense() {
        int possible = days.values().stream().mapToInt(day -> 1 + (day[1] - day[0]) / length).sum();
        return bars >= DENSE * possible;
    }

    /// Whether they begin before the open and never reach the close.
    boolean isShifted() {
        if (first >= open || last >= close) {
            return false;
        }
        return areOfAnotherGrid()
                || (days.size() >= LEAST_DAYS
                        && first + length <= open
                        && last + length < close
                        && isDense());
    }

    /// Whether some days begin and end an hour before those that begin at the open, or an hour
    /// after: as times of a clock that is not set forward when that of the exchange is.
    boolean isStepped() {
        return isDense() && (isSteppedBy(-HOUR) || isSteppedBy(HOUR));
    }

    private boolean isSteppedBy(int step) {
        int usual = -1;
        int stepped = -1;
        int usualDays = 0;
        for (int[] ends : days.values()) {
            if (ends[0] == open) {
                usual = Math.max(usual, ends[1]);
                usualDays++;
            } else if (ends[0] == open + step) {
                stepped = Math.max(stepped, ends[1]);
            } else {
                return false;
            }
        }
        boolean enough =
                usualDays >= LEAST_DAYS
                        && days.size() - usualDays >= LEAST_DAYS
                        && usual + length >= close;
        return enough && stepped == usual + step;
    }

    private boolean areOfAnotherGrid() {
        return offsets.size() == 1 && !offsets.contains(0) && !offsets.contains(open % length);
    }

    /// Whether every day begins at one time and ends at one; the newest may be cut off.
    boolean isSameOnEachDay() {
        int newest = days.size() - 1;
        int place = 0;
        for (int[] ends : days.values()) {
            if (ends[0] != first || (ends[1] != last && place < newest)) {
                return false;
            }
            place++;
        }
        return days.size() >= LEAST_DAYS;
    }

    private static int minute(LocalTime time) {
        return time.toSecondOfDay() / SECONDS_PER_MINUTE;
    }

    private static LocalTime time(int minute) {
        return LocalTime.of(minute / 60, minute % 60);
    }
}
