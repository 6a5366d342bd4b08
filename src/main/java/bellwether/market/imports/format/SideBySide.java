package bellwether.market.imports.format;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.List;

/// Finds a second set of prices behind the first, in a file without a header. Its symbol would be
/// dropped in silence.
final class SideBySide {
    private static final int PRICES = 4;

    /// Of the rows, the share in which four cells must be prices of one day.
    private static final double NEARLY_ALL = 0.9;

    /// No share doubles from its low to its high on most days: other numbers do.
    private static final double WIDEST_DAY = 2;

    private SideBySide() {}

    /// The columns as they are.
    ///
    /// @throws Refusal when a second open, high, low and close stand behind the first
    static PriceColumns refuse(List<List<String>> records, PriceColumns columns) {
        int from = 1 + columns.place(PriceColumn.CLOSE);
        for (int place = from; place + PRICES <= columns.header().size(); place++) {
            if (arePrices(records, place)) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "columns_twice",
                        "It has no header, and columns %d to %d look like a second open, high, low and close, as if several symbols stood side by side. Give each symbol a file of its own, or put a line of column names above."
                                .formatted(place + 1, place + PRICES));
            }
        }
        return columns;
    }

    private static boolean arePrices(List<List<String>> records, int place) {
        long good = records.stream().filter(record -> isDay(record, place)).count();
        return good >= NEARLY_ALL * records.size();
    }

    private static boolean isDay(List<String> record, int place) {
        if (record.size() < place + PRICES) {
            return false;
        }
        double open = HeaderlessLayout.number(record.get(place));
        double high = HeaderlessLayout.number(record.get(place + 1));
        double low = HeaderlessLayout.number(record.get(place + 2));
        double close = HeaderlessLayout.number(record.get(place + 3));
        return low > 0
                && high > low
                && high < WIDEST_DAY * low
                && high >= Math.max(open, close)
                && low <= Math.min(open, close);
    }
}
