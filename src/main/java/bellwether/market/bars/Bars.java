package bellwether.market.bars;

import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Bars in columns, oldest first. The arrays may be longer than `size`; what lies behind it means
/// nothing. They are shared, not copied: readers must not write to them.
public final class Bars {
    private final int size;
    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    public Bars(
            int size,
            long[] time,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        for (double[] column : new double[][] {open, high, low, close, volume}) {
            if (column.length < size) {
                throw new IllegalArgumentException(
                        "%d bars need columns as long, was %d".formatted(size, column.length));
            }
        }
        if (size < 0 || time.length < size) {
            throw new IllegalArgumentException(
                    "%d bars need as many times, was %d".formatted(size, time.length));
        }
        this.size = size;
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    /// Room for so many bars, to be filled by whoever decodes them.
    public static Bars room(int size) {
        return new Bars(
                size,
                new long[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size],
                new double[size]);
    }

    /// These bars and, behind them, others.
    public Bars plus(Bars later) {
        if (size == 0 || later.size == 0) {
            return size == 0 ? later : this;
        }
        return joined(List.of(this, later));
    }

    /// These, one behind the other.
    public static Bars joined(List<Bars> parts) {
        Bars all = room(parts.stream().mapToInt(Bars::size).sum());
        int place = 0;
        for (Bars part : parts) {
            all.put(place, part, 0, part.size);
            place += part.size;
        }
        return all;
    }

    /// Copies bars of another into these columns.
    ///
    /// @param at where the first of them goes
    public void put(int at, Bars from, int first, int count) {
        System.arraycopy(from.time, first, time, at, count);
        System.arraycopy(from.open, first, open, at, count);
        System.arraycopy(from.high, first, high, at, count);
        System.arraycopy(from.low, first, low, at, count);
        System.arraycopy(from.close, first, close, at, count);
        System.arraycopy(from.volume, first, volume, at, count);
    }

    public int size() {
        return size;
    }

    /// Seconds since 1970 in UTC, ascending; a daily bar is dated 00:00 of its session.
    public long[] time() {
        return time;
    }

    public double[] open() {
        return open;
    }

    public double[] high() {
        return high;
    }

    public double[] low() {
        return low;
    }

    public double[] close() {
        return close;
    }

    /// NaN where it is unknown.
    public double[] volume() {
        return volume;
    }

    /// The newest `count` bars, or all when there are fewer.
    public Bars last(int count) {
        return size <= count ? this : slice(size - count, size);
    }

    /// The first `count` bars, sharing these arrays.
    public Bars first(int count) {
        return new Bars(Math.min(size, count), time, open, high, low, close, volume);
    }

    /// The first `count` bars in arrays that are no longer.
    public Bars trimmed(int count) {
        return slice(0, count);
    }

    /// All from that place on, in arrays of their own.
    public Bars from(int place) {
        return slice(place, size);
    }

    /// The place of the first bar that is not before a moment.
    public int place(long moment) {
        int place = Arrays.binarySearch(time, 0, size, moment);
        return place >= 0 ? place : -place - 1;
    }

    /// Those that no longer change at that moment; only the newest may.
    public Bars finished(Timeframe timeframe, TradingCalendar calendar, Instant now) {
        int count = size;
        while (count > 0 && timeframe.isPartial(time[count - 1], calendar, now)) {
            count--;
        }
        return first(count);
    }

    /// Whether they are of something that trades on Saturdays and Sundays, whatever its exchange
    /// does.
    public boolean tradesOnWeekends() {
        return new WeekendCount().add(this).isUsual();
    }

    private Bars slice(int from, int to) {
        return new Bars(
                to - from,
                Arrays.copyOfRange(time, from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to),
                Arrays.copyOfRange(volume, from, to));
    }
}
