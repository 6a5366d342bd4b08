package bellwether.market;

import bellwether.calendar.TradingCalendar;
import java.time.Instant;
import java.util.Arrays;

/// Bars of a longer timeframe, put together from those of a shorter one: the first open, the
/// highest high, the lowest low, the last close, all volume. Where the volume of one is unknown,
/// that of the whole is too.
///
/// Longer ones than a day carry the date of their first bar, those within the day the time at which
/// their stretch of the session began. Days, where those are wanted of bars within them, are what
/// [MadeDays] says.
///
/// @param first of each, the place of the first shorter bar in it
/// @param end of each, the place behind the last shorter bar in it
/// @param complete how many of them, from the oldest on, no longer change
@SuppressWarnings("ArrayRecordComponent") // never compared
record Aggregation(Bars bars, int[] first, int[] end, int complete) {

    /// The bars as they are.
    static Aggregation none(Bars base, Timeframe timeframe, TradingCalendar calendar, Instant now) {
        int[] places = new int[base.size()];
        Arrays.setAll(places, i -> i);
        int[] ends = new int[base.size()];
        Arrays.setAll(ends, i -> i + 1);
        return new Aggregation(base, places, ends, base.finished(timeframe, calendar, now).size());
    }

    /// @param from the timeframe of `base`
    static Aggregation of(
            Bars base, Timeframe from, Timeframe to, TradingCalendar calendar, Instant now) {
        if (from == to) {
            return none(base, to, calendar, now);
        }
        if (!from.isIntraday() || to.isIntraday()) {
            int finished = base.finished(from, calendar, now).size();
            return joined(base, finished, to, calendar, now);
        }
        Aggregation days = MadeDays.of(base, from, calendar, now);
        return to == Timeframe.DAY
                ? days
                : joined(days.bars(), days.complete(), to, calendar, now).over(days);
    }

    /// @param finished how many of the base no longer change
    private static Aggregation joined(
            Bars base, int finished, Timeframe to, TradingCalendar calendar, Instant now) {
        Bars bars = Bars.room(base.size());
        int[] first = new int[base.size()];
        int[] end = new int[base.size()];
        Periods periods = Periods.of(to, calendar);
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
            end[size - 1] = i + 1;
        }
        if (size > 0 && finished == base.size() && periods.isOver(base, now)) {
            complete = size;
        }
        return trimmed(bars, first, end, size, complete);
    }

    static Aggregation trimmed(Bars bars, int[] first, int[] end, int size, int complete) {
        return new Aggregation(
                bars.trimmed(size), Arrays.copyOf(first, size), Arrays.copyOf(end, size), complete);
    }

    /// The same over what its own base was put together from.
    private Aggregation over(Aggregation base) {
        int[] firsts = new int[bars.size()];
        Arrays.setAll(firsts, i -> base.first[first[i]]);
        int[] ends = new int[bars.size()];
        Arrays.setAll(ends, i -> base.end[end[i] - 1]);
        return new Aggregation(bars, firsts, ends, complete);
    }

    static void begin(Bars bars, int place, Bars base, int i, long time) {
        bars.time()[place] = time;
        bars.open()[place] = base.open()[i];
        bars.high()[place] = base.high()[i];
        bars.low()[place] = base.low()[i];
        bars.close()[place] = base.close()[i];
        bars.volume()[place] = base.volume()[i];
    }

    static void join(Bars bars, int place, Bars base, int i) {
        bars.high()[place] = Math.max(bars.high()[place], base.high()[i]);
        bars.low()[place] = Math.min(bars.low()[place], base.low()[i]);
        bars.close()[place] = base.close()[i];
        bars.volume()[place] += base.volume()[i];
    }

    /// Without those that may still change.
    Aggregation completed() {
        return new Aggregation(bars.first(complete), first, end, complete);
    }

    /// The place after the last shorter bar of one of them.
    int end(int place) {
        return end[place];
    }

    /// Without the oldest, of which the base has not all.
    Aggregation withoutFirst() {
        int rest = bars.size() - 1;
        return rest < 0
                ? this
                : new Aggregation(
                        bars.last(rest),
                        Arrays.copyOfRange(first, 1, rest + 1),
                        Arrays.copyOfRange(end, 1, rest + 1),
                        Math.max(0, complete - 1));
    }
}
