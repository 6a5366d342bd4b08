package bellwether.market.imports.format;

import bellwether.market.bars.Bars;
import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Checked rows that wait to be stored, in columns, in the order of the file. As many as fit in
/// some megabytes: that bound, and not the size of the file, is the memory an import needs.
public final class PendingRows {
    private static final int SEQUENCE_BITS = 16;
    private static final int UNIT_BITS = 28;
    private static final int UNIT_OFFSET = 1 << (UNIT_BITS - 1);

    public static final int CAPACITY = 1 << SEQUENCE_BITS;
    private static final int FIRST_CAPACITY = 1 << 7;

    private int[] symbol = new int[FIRST_CAPACITY];
    private int[] unit = new int[FIRST_CAPACITY];
    private boolean[] timed = new boolean[FIRST_CAPACITY];
    private long[] line = new long[FIRST_CAPACITY];
    private double[] open = new double[FIRST_CAPACITY];
    private double[] high = new double[FIRST_CAPACITY];
    private double[] low = new double[FIRST_CAPACITY];
    private double[] close = new double[FIRST_CAPACITY];
    private double[] volume = new double[FIRST_CAPACITY];
    private int size;
    private static final int MINUTES_PER_DAY = 24 * 60;

    private final boolean withinDays;
    private final Map<Integer, List<CorporateAction>> actions = new HashMap<>();

    public PendingRows(Timeframe timeframe) {
        withinDays = timeframe.isIntraday();
    }

    private long time(int row) {
        return (long) unit[row] * (withinDays ? 60L : Timeframe.SECONDS_PER_DAY);
    }

    public boolean isFull() {
        return size == CAPACITY;
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
        actions.clear();
    }

    /// Moves the rows of the symbol that came last into another, empty one, so that what is stored
    /// at once holds whole symbols where the file has their rows together. One that fills half of
    /// the room alone stays.
    public void moveLastSymbol(PendingRows into) {
        int last = symbol[size - 1];
        int from = size;
        while (from > 0 && symbol[from - 1] == last) {
            from--;
        }
        if (size - from > CAPACITY / 2) {
            return;
        }
        for (int row = from; row < size; row++) {
            into.add(last, unit[row], timed[row], line[row]);
            into.prices(open[row], high[row], low[row], close[row], volume[row]);
        }
        size = from;
        if (IntStream.range(0, from).noneMatch(row -> symbol[row] == last)) {
            Optional.ofNullable(actions.remove(last))
                    .ifPresent(known -> into.actions.put(last, known));
        }
    }

    /// @param unitOfTime days since 1970, or minutes where the bars are within days
    void add(int symbolIndex, int unitOfTime, boolean withTime, long lineNumber) {
        if (size == symbol.length) {
            grow(2 * size);
        }
        symbol[size] = symbolIndex;
        unit[size] = unitOfTime;
        timed[size] = withTime;
        line[size] = lineNumber;
        size++;
    }

    private void grow(int capacity) {
        symbol = Arrays.copyOf(symbol, capacity);
        unit = Arrays.copyOf(unit, capacity);
        timed = Arrays.copyOf(timed, capacity);
        line = Arrays.copyOf(line, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
        volume = Arrays.copyOf(volume, capacity);
    }

    /// Gives the row added last its prices.
    void prices(double o, double h, double l, double c, double v) {
        int row = size - 1;
        open[row] = o;
        high[row] = h;
        low[row] = l;
        close[row] = c;
        volume[row] = v;
    }

    /// Adds what happened on the day of the row added last.
    void add(CorporateAction action) {
        actions.computeIfAbsent(symbol[size - 1], _ -> new ArrayList<>()).add(action);
    }

    /// The day of the row added last, by the clock of its symbol, where the bars are of days.
    public LocalDate lastUnitAsDay() {
        return LocalDate.ofEpochDay(unit[size - 1]);
    }

    /// What waits to be stored of a symbol's actions.
    public List<CorporateAction> actions(int symbolIndex) {
        return actions.getOrDefault(symbolIndex, List.of());
    }

    public int symbol(int row) {
        return symbol[row];
    }

    public int unit(int row) {
        return unit[row];
    }

    /// The day that its bar is dated, in UTC.
    public double close(int row) {
        return close[row];
    }

    public LocalDate date(int row) {
        return LocalDate.ofEpochDay(
                withinDays ? Math.floorDiv(unit[row], MINUTES_PER_DAY) : unit[row]);
    }

    public boolean timed(int row) {
        return timed[row];
    }

    public long line(int row) {
        return line[row];
    }

    /// The rows ordered by ticker, time and place in the file.
    ///
    /// @param tickers of the symbol indexes
    public int[] order(List<String> tickers) {
        int[] ranks = ranks(tickers);
        long[] keys = new long[size];
        for (int row = 0; row < size; row++) {
            keys[row] =
                    ((long) ranks[symbol[row]] << (UNIT_BITS + SEQUENCE_BITS))
                            | ((long) (unit[row] + UNIT_OFFSET) << SEQUENCE_BITS)
                            | row;
        }
        Arrays.sort(keys);
        int[] order = new int[size];
        for (int i = 0; i < size; i++) {
            order[i] = (int) (keys[i] & (CAPACITY - 1));
        }
        return order;
    }

    /// Of the symbols that rows wait of; the file may have many more.
    private int[] ranks(List<String> tickers) {
        List<Integer> byName =
                IntStream.range(0, size)
                        .map(row -> symbol[row])
                        .distinct()
                        .boxed()
                        .sorted(Comparator.comparing(tickers::get))
                        .toList();
        int[] ranks = new int[tickers.size()];
        for (int rank = 0; rank < byName.size(); rank++) {
            ranks[byName.get(rank)] = rank;
        }
        return ranks;
    }

    /// A row as it was read, for people.
    public ReadRow read(int row, List<String> tickers) {
        return new ReadRow(
                line[row],
                tickers.get(symbol[row]),
                Timeframe.date(time(row)),
                withinDays ? Instant.ofEpochSecond(time(row)) : null,
                open[row],
                high[row],
                low[row],
                close[row],
                Double.isNaN(volume[row]) ? null : volume[row]);
    }

    public boolean samePrices(int a, int b) {
        return same(open[a], open[b])
                && same(high[a], high[b])
                && same(low[a], low[b])
                && same(close[a], close[b])
                && same(volume[a], volume[b]);
    }

    private static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }

    /// The bars of these rows.
    public Bars bars(int[] rows) {
        Bars bars = Bars.room(rows.length);
        for (int i = 0; i < rows.length; i++) {
            int row = rows[i];
            bars.time()[i] = time(row);
            bars.open()[i] = open[row];
            bars.high()[i] = high[row];
            bars.low()[i] = low[row];
            bars.close()[i] = close[row];
            bars.volume()[i] = volume[row];
        }
        return bars;
    }
}
