package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Arrays;

/// Bars of a longer timeframe, put together from those of a shorter one: the first open, the
/// highest high, the lowest low, the last close, all volume. Where the volume of one is unknown,
/// that of the whole is too.
///
/// Longer ones than a day carry the date of their first bar, those within the day the time at which
/// their stretch of the session began.
///
/// @param first of each, the place of the first shorter bar in it; behind the last, their number
/// @param complete how many of them, from the oldest on, no longer change
@SuppressWarnings("ArrayRecordComponent") // never compared
record Aggregation(Bars bars, int[] first, int complete) {

    /// The bars as they are.
    static Aggregation none(Bars base, Timeframe timeframe, TradingCalendar calendar, Instant now) {
        int[] places = new int[base.size() + 1];
        Arrays.setAll(places, i -> i);
        return new Aggregation(base, places, base.finished(timeframe, calendar, now).size());
    }

    /// @param from the timeframe of `base`
    static Aggregation of(
            Bars base, Timeframe from, Timeframe to, TradingCalendar calendar, Instant now) {
        if (from == to) {
            return none(base, to, calendar, now);
        }
        Bars bars = Bars.room(base.size());
        int[] first = new int[base.size() + 1];
        Periods periods = Periods.of(to, calendar);
        int finished = base.finished(from, calendar, now).size();
        int size = 0;
        int complete = 0;
        long period = Long.MIN_VALUE;
        for (int i = 0; i < base.size(); i++) {
            long start = periods.start(base.time()[i]);
            if (size == 0 || start != period) {
                period = start;
                first[size] = i;
                begin(bars, size++, base, i, to.isIntraday() ? start : base.time()[i]);
                complete = i <= finished ? size - 1 : complete;
            } else {
                join(bars, size - 1, base, i);
            }
        }
        if (size > 0 && finished == base.size() && periods.isOver(base, now)) {
            complete = size;
        }
        first[size] = base.size();
        return new Aggregation(bars.trimmed(size), Arrays.copyOf(first, size + 1), complete);
    }

    private static void begin(Bars bars, int place, Bars base, int i, long time) {
        bars.time()[place] = time;
        bars.open()[place] = base.open()[i];
        bars.high()[place] = base.high()[i];
        bars.low()[place] = base.low()[i];
        bars.close()[place] = base.close()[i];
        bars.volume()[place] = base.volume()[i];
    }

    private static void join(Bars bars, int place, Bars base, int i) {
        bars.high()[place] = Math.max(bars.high()[place], base.high()[i]);
        bars.low()[place] = Math.min(bars.low()[place], base.low()[i]);
        bars.close()[place] = base.close()[i];
        bars.volume()[place] += base.volume()[i];
    }

    /// Without those that may still change.
    Aggregation completed() {
        return new Aggregation(bars.first(complete), first, complete);
    }

    /// The place after the last shorter bar of one of them.
    int end(int place) {
        return first[place + 1];
    }
}
