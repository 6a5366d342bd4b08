package bellwether.research.learning.feature;

import java.util.Arrays;

/// The sessions of one calendar among the dates of a universe, on some of which only symbols of
/// other calendars trade.
public final class CalendarSessions {
    private final int[] dates;
    private final int[] ordinals;

    private CalendarSessions(int[] dates, int count) {
        this.dates = dates;
        ordinals = new int[count];
        Arrays.fill(ordinals, -1);
        for (int i = 0; i < dates.length; i++) {
            ordinals[dates[i]] = i;
        }
    }

    /// A calendar that has a session on every date.
    ///
    /// @param dates how many there are
    public static CalendarSessions every(int dates) {
        int[] all = new int[dates];
        Arrays.setAll(all, date -> date);
        return new CalendarSessions(all, dates);
    }

    /// A calendar that has sessions on some dates.
    ///
    /// @param moments of all dates, ascending
    /// @param own some of them, ascending
    public static CalendarSessions of(long[] moments, long[] own) {
        return new CalendarSessions(
                Arrays.stream(own).mapToInt(one -> Arrays.binarySearch(moments, one)).toArray(),
                moments.length);
    }

    /// Those before a date.
    public CalendarSessions until(int date) {
        return new CalendarSessions(
                Arrays.stream(dates).filter(session -> session < date).toArray(), date);
    }

    /// How many sessions it has.
    public int size() {
        return dates.length;
    }

    /// The number of a date among its sessions, from 0; -1 where it has none.
    public int ordinal(int date) {
        return ordinals[date];
    }

    /// The date of a session by its number.
    public int date(int ordinal) {
        return dates[ordinal];
    }

    /// The date of the session so many after that of a date; -1 where there are not so many.
    public int after(int date, int sessions) {
        int ordinal = ordinals[date] + sessions;
        return ordinals[date] < 0 || ordinal >= dates.length ? -1 : dates[ordinal];
    }

    /// The date of the session so many behind a date, on which it need not have one itself; behind
    /// all dates where there are not so many.
    public int behind(int date, int sessions) {
        int next = Arrays.binarySearch(dates, date + 1);
        int place = (next < 0 ? -next - 1 : next) + sessions - 1;
        return place < dates.length ? dates[place] : ordinals.length;
    }

    /// The date of the session so many before that of a date; -1 where there are not so many.
    int before(int date, int sessions) {
        int ordinal = ordinals[date] - sessions;
        return ordinals[date] < 0 || ordinal < 0 ? -1 : dates[ordinal];
    }
}
