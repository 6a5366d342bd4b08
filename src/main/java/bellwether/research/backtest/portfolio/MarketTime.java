package bellwether.research.backtest.portfolio;

import java.time.LocalDate;
import java.util.Arrays;

/// A time at which bars begin, and the symbols whose entry condition is true at their close.
final class MarketTime {
    private static final int ROOM = 4;

    private final long time;
    private LocalDate date;
    private int[] symbols = {};
    private double[] ranks = {};
    private int count;

    MarketTime(long time, LocalDate date) {
        this.time = time;
        this.date = date;
    }

    long time() {
        return time;
    }

    /// The session that it lies in.
    LocalDate date() {
        return date;
    }

    /// Sessions of several zones overlap; that of a later time is not an earlier one.
    void notBefore(LocalDate other) {
        date = date.isBefore(other) ? other : date;
    }

    /// Symbols come in the order of their places.
    void add(int symbol) {
        if (count == symbols.length) {
            symbols = Arrays.copyOf(symbols, room());
        }
        symbols[count++] = symbol;
    }

    void add(int symbol, double rank) {
        if (count == ranks.length) {
            ranks = Arrays.copyOf(ranks, room());
        }
        ranks[count] = rank + 0.0; // there is one zero
        add(symbol);
    }

    private int room() {
        return Math.max(ROOM, count + (count >> 1));
    }

    int count() {
        return count;
    }

    int symbol(int index) {
        return symbols[index];
    }

    /// Whether one comes before another: by rank, the highest first, then by ticker.
    boolean isBefore(int index, int other) {
        if (ranks.length > 0 && ranks[index] != ranks[other]) {
            return ranks[index] > ranks[other];
        }
        return index < other;
    }
}
