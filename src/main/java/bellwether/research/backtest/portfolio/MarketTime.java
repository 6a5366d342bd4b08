package bellwether.research.backtest.portfolio;

import java.time.LocalDate;
import java.util.Arrays;

/// A time at which bars begin, and the symbols whose entry condition is true at their close. They
/// may be half of a market on every day, so that they lie in blocks that are never copied once they
/// are full.
final class MarketTime {
    private static final int ROOM = 4;
    private static final int BLOCK_BITS = 8;
    private static final int BLOCK = 1 << BLOCK_BITS;

    private final long time;
    private LocalDate date;
    private int[][] symbols = {};
    private double[][] ranks = {};
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
        int block = count >> BLOCK_BITS;
        int at = count % BLOCK;
        if (block == symbols.length) {
            symbols = Arrays.copyOf(symbols, block + 1);
            symbols[block] = new int[room(0)];
        } else if (at == symbols[block].length) {
            symbols[block] = Arrays.copyOf(symbols[block], room(at));
        }
        symbols[block][at] = symbol;
        count++;
    }

    void add(int symbol, double rank) {
        int block = count >> BLOCK_BITS;
        int at = count % BLOCK;
        if (block == ranks.length) {
            ranks = Arrays.copyOf(ranks, block + 1);
            ranks[block] = new double[room(0)];
        } else if (at == ranks[block].length) {
            ranks[block] = Arrays.copyOf(ranks[block], room(at));
        }
        ranks[block][at] = rank + 0.0; // there is one zero
        add(symbol);
    }

    /// Only the first block grows: most times have few symbols.
    private int room(int full) {
        return count >= BLOCK ? BLOCK : Math.clamp(full + (full >> 1), ROOM, BLOCK);
    }

    int count() {
        return count;
    }

    int symbol(int index) {
        return symbols[index >> BLOCK_BITS][index % BLOCK];
    }

    /// Whether one comes before another: by rank, the highest first, then by ticker.
    boolean isBefore(int index, int other) {
        if (ranks.length > 0) {
            double mine = ranks[index >> BLOCK_BITS][index % BLOCK];
            double theirs = ranks[other >> BLOCK_BITS][other % BLOCK];
            if (mine != theirs) {
                return mine > theirs;
            }
        }
        return index < other;
    }
}
