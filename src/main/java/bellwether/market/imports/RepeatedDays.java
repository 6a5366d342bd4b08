package bellwether.market.imports;

import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.imports.format.PriceTable;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// So many rows of a file repeat a day of a symbol with other prices that something tells them
/// apart which was not understood: a time, a contract, another symbol.
final class RepeatedDays extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int MOST_NAMED = 8;

    private final int conflicts;
    private final int rows;
    private final long first;
    private final long second;
    private final String whose;

    /// @param first the line that would have been taken
    /// @param second the first that contradicts it
    /// @param whose the symbol and the day of both
    RepeatedDays(int conflicts, int rows, long first, long second, String whose) {
        this.conflicts = conflicts;
        this.rows = rows;
        this.first = first;
        this.second = second;
        this.whose = whose;
    }

    /// What to say of the file.
    ///
    /// @param table the same file from its beginning
    Refusal refusal(PriceTable table, PriceColumns columns) throws IOException {
        List<String> one = List.of();
        List<String> other = List.of();
        while (table.hasNext() && (one.isEmpty() || other.isEmpty())) {
            CsvRow row = table.next();
            if (row.line() == first) {
                one = cells(row);
            } else if (row.line() == second) {
                other = cells(row);
            }
        }
        return Refusal.of(
                RefusalKind.INVALID,
                "repeated_days",
                "%,d of %,d rows repeat a day with other prices, so the file is not what it was taken for. Lines %d and %d are both of %s, and differ in %s. %s"
                        .formatted(
                                conflicts,
                                rows,
                                first,
                                second,
                                whose,
                                differences(one, other, columns),
                                "If they are times of a day, name that column time; if several symbols or contracts, give each a file or a column ticker."));
    }

    private static List<String> cells(CsvRow row) {
        List<String> cells = new ArrayList<>();
        for (int field = 0; field < row.fields(); field++) {
            cells.add(row.field(field));
        }
        return cells;
    }

    private static String differences(List<String> one, List<String> other, PriceColumns columns) {
        List<String> names = new ArrayList<>();
        for (int place = 0; place < Math.min(one.size(), other.size()); place++) {
            if (!one.get(place).equals(other.get(place))) {
                String name =
                        place < columns.header().size() ? columns.header().get(place).strip() : "";
                names.add(name.isEmpty() ? "column " + (place + 1) : name);
            }
        }
        if (names.isEmpty()) {
            return "no column that can be read again";
        }
        String shown = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
        return names.size() > MOST_NAMED
                ? "%s and %d more".formatted(shown, names.size() - MOST_NAMED)
                : shown;
    }
}
