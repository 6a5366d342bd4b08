package bellwether.market.imports;

import bellwether.market.imports.format.DateStyle;
import bellwether.market.imports.format.Layout;
import bellwether.market.imports.format.PendingRows;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.imports.format.ReadRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/// Remembers the first and the last rows of a file and in which order they came.
final class RowPreview {
    private static final int SHOWN = 3;
    private static final int MOST_TICKERS = 20;

    private final List<ReadRow> first = new ArrayList<>();
    private final Deque<ReadRow> last = new ArrayDeque<>();
    private int previousSymbol = -1;
    private int previousDay;
    private boolean rises;
    private boolean falls;

    /// Looks at the row added last.
    void look(PendingRows pending) {
        int row = pending.size() - 1;
        int symbol = pending.symbol(row);
        int day = pending.unit(row);
        if (symbol == previousSymbol) {
            rises |= day > previousDay;
            falls |= day < previousDay;
        }
        previousSymbol = symbol;
        previousDay = day;
    }

    /// Keeps the rows at the ends of those that wait.
    ///
    /// @param days of bars within days at the exchanges of their symbols
    void keepEnds(
            PendingRows pending,
            List<String> tickers,
            BiFunction<String, Instant, LocalDate> days) {
        for (int row = 0; row < pending.size() && first.size() < SHOWN; row++) {
            first.add(dated(pending.read(row, tickers), days));
        }
        for (int row = Math.max(0, pending.size() - SHOWN); row < pending.size(); row++) {
            last.add(dated(pending.read(row, tickers), days));
            if (last.size() > SHOWN) {
                last.remove();
            }
        }
    }

    private static ReadRow dated(ReadRow row, BiFunction<String, Instant, LocalDate> days) {
        Instant time = row.time();
        return time == null ? row : row.on(days.apply(row.ticker(), time));
    }

    private String order() {
        return rises && falls ? "mixed" : falls ? "newest first" : "oldest first";
    }

    FileInterpretation understanding(Layout layout, DateStyle dates, List<String> tickers) {
        PriceColumns columns = layout.columns();
        return new FileInterpretation(
                layout.separatorInWords(),
                layout.hasHeader(),
                columns.understood(),
                columns.unused(),
                dates.form(),
                layout.decimal().label(),
                layout.divisor(),
                order(),
                List.copyOf(tickers.subList(0, Math.min(MOST_TICKERS, tickers.size()))),
                List.copyOf(first),
                List.copyOf(last));
    }
}
