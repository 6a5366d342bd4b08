package bellwether.market.imports;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.imports.format.CsvRow;
import bellwether.market.imports.format.PriceColumn;
import bellwether.market.imports.format.PriceColumns;
import bellwether.market.imports.format.PriceReader;
import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Watches the columns that nothing is taken from, in a file of one symbol. Several words in one of
/// them are the names of several symbols, unless they are known to say something else.
final class WordColumns {
    private static final int MOST_WORDS = 1_000;
    private static final int LONGEST = 80;
    private static final int SHOWN = 3;

    /// Of more different words than half of the rows each tells of its row, as notes do.
    private static final int FEW_ROWS = 10;

    /// Columns of these names say something of the bar.
    private static final Set<String> REMARKS =
            Set.of(
                    "note",
                    "notes",
                    "comment",
                    "comments",
                    "remark",
                    "remarks",
                    "bemerkung",
                    "kommentar",
                    "weekday",
                    "dayofweek",
                    "dow",
                    "wochentag",
                    "signal",
                    "signals",
                    "trend",
                    "direction",
                    "action",
                    "source",
                    "quelle",
                    "provider",
                    "vendor",
                    "event",
                    "events",
                    "news",
                    "flag",
                    "flags",
                    "status",
                    "color",
                    "colour",
                    "pattern",
                    "candle",
                    "session",
                    "tz",
                    "timezone",
                    "zone",
                    "quality",
                    "regime",
                    "month",
                    "quarter",
                    "season",
                    "label",
                    "position",
                    "rating",
                    "sentiment");

    /// Columns whose numbers name a symbol too.
    private static final Set<String> IDENTIFIERS =
            Set.of(
                    "isin",
                    "wkn",
                    "sedol",
                    "cusip",
                    "figi",
                    "valor",
                    "permno",
                    "permco",
                    "gvkey",
                    "secid",
                    "security",
                    "securityid",
                    "securitycode",
                    "instrumentid",
                    "instrumenttoken",
                    "exchangetoken",
                    "token",
                    "instrumentcode",
                    "scrip",
                    "scripcode",
                    "sccode",
                    "conid",
                    "stockid",
                    "stockcode",
                    "assetid",
                    "symbolid",
                    "tickerid",
                    "companyid",
                    "wertpapier");

    private static final Set<String> HARMLESS =
            Set.of(
                    ("mon tue wed thu fri sat sun tues thur thurs monday tuesday wednesday thursday "
                                    + "friday saturday sunday mo di mi do fr sa so montag dienstag "
                                    + "mittwoch donnerstag freitag samstag sonntag lundi mardi "
                                    + "mercredi jeudi vendredi samedi dimanche lunes martes jueves "
                                    + "viernes domingo january february march april may june july "
                                    + "august september october november december jan feb mar apr "
                                    + "jun jul aug sep oct nov dec q1 q2 q3 q4 true false yes no y n "
                                    + "buy sell hold long short neutral flat up down rise fall green "
                                    + "red bullish bearish win loss open closed pre post regular rth "
                                    + "eth am pm utc gmt est edt cet cest bst cst cdt pst pdt "
                                    + "final provisional estimated")
                            .split(" "));

    /// A number with a unit, or a time.
    private static final Pattern NUMBER =
            Pattern.compile(
                    "[-+]?[\\p{Sc}]?[\\d.,'\\s]*\\d\\s*(?:%|\\p{Sc}|[A-Za-z]{1,3})?|[A-Z]{3}\\s?[\\d.,]+|\\d{1,2}:\\d{2}.*|[-+]?[\\d.]+[eE][-+]?\\d+");

    private final DateFormats dates;
    private final PriceColumns columns;
    private final List<Column> watched;

    WordColumns(PriceColumns columns, int latestYear) {
        this.columns = columns;
        this.dates = new DateFormats(latestYear);
        this.watched =
                columns.has(PriceColumn.TICKER)
                        ? List.of()
                        : IntStream.range(0, columns.header().size())
                                .filter(place -> !columns.places().containsValue(place))
                                .filter(place -> !REMARKS.contains(plain(place)))
                                .filter(place -> !plain(place).matches(".*(date|time).*"))
                                .mapToObj(place ->
                                        new Column(place, IDENTIFIERS.contains(plain(place))))
                                .toList();
    }

    private String plain(int place) {
        return columns.header().get(place).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /// Looks at a row that is taken.
    void look(CsvRow row) {
        for (Column column : watched) {
            column.look(row);
        }
    }

    /// @throws Refusal when a column names several symbols
    void requireOneSymbol() {
        for (Column column : watched) {
            if (column.isOfSeveral()) {
                throw Refusal.of(
                        RefusalKind.INVALID,
                        "several_symbols",
                        "%s says %s, as if its rows were of several symbols, which would become one history. Call that column ticker to import each symbol under its own name, give each a file of its own, or leave the column out if it says something else."
                                .formatted(name(column.place), column.shown()));
            }
        }
    }

    private String name(int place) {
        String name = columns.header().get(place).strip();
        return name.isEmpty() ? "Column " + (place + 1) : "Column " + Rejection.shown(name);
    }

    /// What one column has said so far.
    private final class Column {
        private final int place;
        private final boolean identifier;
        private final Set<String> words = new LinkedHashSet<>();
        private String previous = "";
        private int rows;
        private int blanks;
        private boolean passedOver;

        Column(int place, boolean identifier) {
            this.place = place;
            this.identifier = identifier;
        }

        void look(CsvRow row) {
            if (passedOver) {
                return;
            }
            rows++;
            String cell = place < row.fields() ? row.field(place) : "";
            if (cell.equals(previous) && !cell.isEmpty()) {
                return;
            }
            previous = cell;
            if (PriceReader.isNothing(cell)) {
                blanks++;
            } else if (identifier || isWord(cell)) {
                words.add(cell);
                passedOver = words.size() > MOST_WORDS;
            } else {
                passedOver = true;
            }
        }

        private boolean isWord(String cell) {
            return cell.length() <= LONGEST
                    && cell.chars().anyMatch(Character::isLetter)
                    && !NUMBER.matcher(cell).matches()
                    && dates.of(cell).isEmpty();
        }

        boolean isOfSeveral() {
            boolean notes = words.size() > FEW_ROWS && 2 * words.size() > rows;
            return !passedOver
                    && words.size() > 1
                    && 10 * blanks <= rows
                    && !notes
                    && !words.stream()
                            .allMatch(word -> HARMLESS.contains(word.toLowerCase(Locale.ROOT)));
        }

        String shown() {
            String first =
                    words.stream()
                            .limit(SHOWN)
                            .map(Rejection::shown)
                            .collect(Collectors.joining(", "));
            return words.size() > SHOWN ? first + " and others" : first;
        }
    }
}
