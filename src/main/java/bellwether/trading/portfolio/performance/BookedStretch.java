package bellwether.trading.portfolio.performance;

import java.util.List;
import java.util.function.ToLongFunction;

/// A stretch of what was booked, found by number in a list that is in the order of its numbers: a
/// period of many days is gone through once, and not once for each day.
final class BookedStretch {
    private BookedStretch() {}

    /// Those with a number above one and up to another.
    static <T> List<T> of(List<T> booked, ToLongFunction<T> number, long after, long until) {
        int from = place(booked, number, after);
        return booked.subList(from, Math.max(from, place(booked, number, until)));
    }

    /// How many have at most that number.
    private static <T> int place(List<T> booked, ToLongFunction<T> number, long most) {
        int low = 0;
        int high = booked.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (number.applyAsLong(booked.get(middle)) <= most) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
