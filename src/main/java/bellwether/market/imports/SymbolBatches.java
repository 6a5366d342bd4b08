package bellwether.market.imports;

import bellwether.market.bars.Bars;
import bellwether.market.bars.IncomingBars;
import bellwether.market.bars.RefusedBar;
import bellwether.market.imports.format.PendingRows;
import bellwether.market.imports.format.RefusedBars;
import bellwether.market.symbols.Rejection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns the rows of one part of a file into those of symbols, in the order of their tickers. Rows
/// that repeat an earlier one are sorted out on the way.
final class SymbolBatches {
    /// Where the rows go.
    interface Into {
        /// Takes the rows of a symbol.
        ///
        /// @param symbol its number in the file
        void add(int symbol, IncomingBars arrivals);
    }

    /// In a hundred rows: as many may be slips of whoever wrote the file.
    private static final int FEW = 3;

    /// More than one of three is too many of any number.
    private static final int MOST_ROWS_SHARE = 3;

    /// A share may trade not at all for some days, but not on all of its days.
    private static final int LEAST_WITHOUT_VOLUME = 20;

    private final PendingRows pending;
    private final List<String> tickers;
    private final DuplicateDays seen;
    private final ImportStatistics tally;
    private final Into into;
    private final RefusedBars refused;
    private int conflicts;
    private long first;
    private long second;
    private String whose = "";

    /// @param tickers of the symbol indexes
    SymbolBatches(
            PendingRows pending,
            List<String> tickers,
            DuplicateDays seen,
            ImportStatistics tally,
            Into into,
            RefusedBars refused) {
        this.pending = pending;
        this.tickers = tickers;
        this.seen = seen;
        this.tally = tally;
        this.into = into;
        this.refused = refused;
    }

    /// @param withoutTimed whether rows that came with a time are not daily bars after all
    ///
    /// @throws RepeatedDays when so many rows repeat a day with other prices that something in the
    ///   file must tell them apart; then none of them is passed on
    void drain(boolean withoutTimed) {
        int[] order = pending.order(tickers);
        List<int[]> symbols = new ArrayList<>();
        for (int from = 0, to; from < order.length; from = to) {
            to = endOfSymbol(order, from);
            int[] kept = sorted(Arrays.copyOfRange(order, from, to), withoutTimed);
            if (kept.length > 0) {
                symbols.add(kept);
            }
        }
        boolean many = conflicts > FEW && conflicts * 100L > FEW * (long) order.length;
        if (many || MOST_ROWS_SHARE * conflicts > order.length) {
            throw new RepeatedDays(conflicts, order.length, first, second, whose);
        }
        symbols.forEach(kept -> into.add(pending.symbol(kept[0]), arrivals(kept)));
        pending.clear();
    }

    private int endOfSymbol(int[] order, int from) {
        int to = from + 1;
        while (to < order.length && pending.symbol(order[to]) == pending.symbol(order[from])) {
            to++;
        }
        return to;
    }

    /// One row per day, or minute: the first of the file.
    private int[] sorted(int[] rows, boolean withoutTimed) {
        int kept = 0;
        for (int row : rows) {
            if (withoutTimed && pending.timed(row)) {
                tally.reject(pending.line(row), Rejection.midnightOfIntradayFile());
            } else if (kept > 0 && pending.unit(rows[kept - 1]) == pending.unit(row)) {
                boolean same = pending.samePrices(rows[kept - 1], row);
                if (!same) {
                    conflict(rows[kept - 1], row);
                }
                reject(row, Rejection.repeated(same, "line " + pending.line(rows[kept - 1])));
            } else {
                rows[kept++] = row;
            }
        }
        return Arrays.copyOf(rows, kept);
    }

    private void conflict(int taken, int other) {
        if (conflicts++ == 0) {
            first = pending.line(taken);
            second = pending.line(other);
            whose = "%s, %s".formatted(tickers.get(pending.symbol(other)), pending.date(other));
        }
    }

    private void reject(int row, Rejection rejection) {
        tally.reject(pending.line(row), rejection);
        if (rejection.reason().isOfPrices()) {
            refused.add(
                    new RefusedBar(
                            tickers.get(pending.symbol(row)),
                            pending.date(row),
                            pending.line(row),
                            rejection));
        }
    }

    private IncomingBars arrivals(int[] rows) {
        long[] lines = new long[rows.length];
        boolean[] repeats = new boolean[rows.length];
        int symbol = pending.symbol(rows[0]);
        for (int i = 0; i < rows.length; i++) {
            lines[i] = pending.line(rows[i]);
            repeats[i] = !seen.add(symbol, pending.unit(rows[i]));
            if (i > 0 && lines[i] < lines[i - 1]) {
                tally.note(ImportStatistics.NOT_OLDEST_FIRST);
            }
        }
        Bars bars = pending.bars(rows);
        if (rows.length >= LEAST_WITHOUT_VOLUME && NoVolume.of(bars)) {
            tally.note(NoVolume.unknown(tickers.get(symbol), bars));
        }
        return new IncomingBars(tickers.get(symbol), bars, lines, repeats, pending.actions(symbol));
    }
}
