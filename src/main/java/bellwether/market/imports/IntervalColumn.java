package bellwether.market.imports;

import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Watches columns that say the length of each bar: bars of several lengths, or of weeks, are not
/// one history of days.
final class IntervalColumn {
    private static final Set<String> NAMES =
            Set.of(
                    "interval",
                    "timeframe",
                    "resolution",
                    "granularity",
                    "frequency",
                    "freq",
                    "barsize",
                    "barlength",
                    "candleinterval");

    private static final Pattern LONG =
            Pattern.compile("(?i)(1 ?)?(w|wk|week|weekly|mo|mon|month|monthly|quarterly|10080)");

    private final PriceColumns columns;
    private final int[] places;
    private final String[] firsts;

    IntervalColumn(PriceColumns columns) {
        this.columns = columns;
        this.places =
                IntStream.range(0, columns.header().size())
                        .filter(place -> !columns.places().containsValue(place))
                        .filter(place -> NAMES.contains(plain(columns.header().get(place))))
                        .toArray();
        this.firsts = new String[places.length];
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }

    /// Looks at a row that is taken.
    ///
    /// @throws Refusal when its bar is of another length than those before, or of a week or more
    void look(CsvRow row) {
        for (int i = 0; i < places.length; i++) {
            if (places[i] < row.fields()) {
                one(row, i);
            }
        }
    }

    private void one(CsvRow row, int i) {
        String cell = row.field(places[i]).strip();
        String name = Rejection.shown(columns.header().get(places[i]).strip());
        if (firsts[i] == null) {
            firsts[i] = cell;
        }
        if (!firsts[i].equals(cell)) {
            throw refusal(
                    "several_lengths",
                    "Line %d: column %s says %s, and %s before: bars of several lengths would become one history. Give each length a file of its own."
                            .formatted(
                                    row.line(),
                                    name,
                                    Rejection.shown(cell),
                                    Rejection.shown(firsts[i])));
        }
        if (LONG.matcher(cell).matches()) {
            throw refusal(
                    "not_daily",
                    "Column %s says %s: weeks and months are not days, and are put together from days here. Import the days."
                            .formatted(name, Rejection.shown(cell)));
        }
    }

    private static Refusal refusal(String code, String words) {
        return Refusal.of(RefusalKind.INVALID, code, words);
    }
}
