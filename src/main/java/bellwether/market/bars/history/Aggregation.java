package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.Arrays;

/// Bars of a longer timeframe, put together from those of a shorter one: the first open, the
/// highest high, the lowest low, the last close, all volume. Where the volume of one is unknown,
/// that of the whole is too.
///
/// Longer ones than a day carry the date of their first bar, those within the day the time at which
/// their stretch of the session began. Days, where those are wanted of bars within them, are what
/// [SessionResampler] says.
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

    /// @param finished how many of the base no longer change
    /// @param days of the history, as [ResamplePeriods#isOver] wants them
    static Aggregation joined(
            Bars base, int finished, ResamplePeriods periods, WeekendCount days, Instant now) {
        Bars bars = Bars.room(base.size());
        int[] first = new int[base.size()];
        int[] end = new int[base.size()];
        int size = 0;
        int complete = 0;
        long period = Long.MIN_VALUE;
        for (int i = 0; i < base.size(); i++) {
            long start = periods.start(base.time()[i]);
            if (size == 0 || start != period) {
                period = start;
                first[size] = i;
                begin(bars, size++, base, i, periods.time(start, base.time()[i]));
                complete = i <= finished ? size - 1 : complete;
            } else {
                join(bars, size - 1, base, i);
            }
            end[size - 1] = i + 1;
        }
        if (size > 0
                && finished == base.size()
                && periods.isOver(base.time()[base.size() - 1], days, now)) {
            complete = size;
        }
        return trimmed(bars, first, end, size, complete);
    }

    static Aggregation trimmed(Bars bars, int[] first, int[] end, int size, int complete) {
        return new Aggregation(
                bars.trimmed(size), Arrays.copyOf(first, size), Arrays.copyOf(end, size), complete);
    }

    /// The same over what its own base was put together from.
    Aggregation over(Aggregation base) {
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

    /// Those of which no shorter bar lies at that place or behind it.
    Aggregation until(int place) {
        int size = bars.size();
        while (size > 0 && end[size - 1] > place) {
            size--;
        }
        return new Aggregation(bars.first(size), first, end, Math.min(size, complete));
    }

    /// The place after the last shorter bar of one of them.
    int end(int place) {
        return end[place];
    }
}
