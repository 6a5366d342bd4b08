package bellwether.market.imports.format;

import bellwether.market.imports.date.DateFormats;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// Says by the cells of the first rows what the header leaves open: which column is the time of the
/// day, which holds the date where the one of that name cannot be read, and which of two is a
/// volume and not the turnover.
final class ColumnEvidence {
    private static final Pattern CLOCK =
            Pattern.compile(
                    "\\d{1,2}(?::\\d{2}){1,2}(?:\\.\\d+)?\\s*(?:[AaPp][Mm])?|\\d{1,2}[hH]\\d{2}");

    /// Four or six digits are a time only where the name says so.
    private static final Pattern DIGITS = Pattern.compile("\\d{4}|\\d{6}");

    private static final Pattern TIME_NAME =
            Pattern.compile(".*(?:time|start|begin|hour|clock|zeit|stunde|heure|hora|ora).*");

    /// Times of something else than the bar's beginning.
    private static final Pattern OTHER_TIME =
            Pattern.compile(".*(?:end|close|high|low|last|update|hoch|tief|schluss|fin).*");

    private static final Pattern DATE_NAME = Pattern.compile(".*(?:date|time|unix|epoch|stamp).*");

    private static final double NEARLY_ALL = 0.9;

    private final PriceColumns columns;
    private final DateFormats forms;
    private final List<List<String>> rows;

    /// @param rows the cells of the first rows
    ColumnEvidence(PriceColumns columns, int latestYear, List<List<String>> rows) {
        this.columns = columns;
        this.forms = new DateFormats(latestYear);
        this.rows = rows;
    }

    /// The columns as the rows show them.
    PriceColumns columns() {
        Map<PriceColumn, Integer> places = new EnumMap<>(columns.places());
        otherDate().ifPresent(place -> places.put(PriceColumn.DATE, place));
        time().ifPresent(place -> places.put(PriceColumn.TIME, place));
        amount().ifPresent(place -> places.put(PriceColumn.VOLUME, place));
        counted().ifPresent(place -> places.put(PriceColumn.VOLUME, place));
        return places.equals(columns.places())
                ? columns
                : new PriceColumns(places, columns.header(), columns.prefix());
    }

    private OptionalInt otherDate() {
        Predicate<String> isDate = cell -> forms.of(cell).isPresent();
        return rows.isEmpty()
                        || columns.has(PriceColumn.TIME)
                        || share(columns.place(PriceColumn.DATE), isDate) > 1 - NEARLY_ALL
                ? OptionalInt.empty()
                : unused(DATE_NAME).filter(place -> share(place, isDate) >= NEARLY_ALL).findFirst();
    }

    private OptionalInt time() {
        if (columns.has(PriceColumn.TIME)
                || share(columns.place(PriceColumn.DATE), this::isDay) < 1) {
            return OptionalInt.empty();
        }
        return IntStream.concat(unused(TIME_NAME), unused(Pattern.compile(".*")))
                .filter(place -> !OTHER_TIME.matcher(name(place)).matches())
                .filter(this::isTold)
                .filter(place -> share(place, cell -> isClock(place, cell)) == 1)
                .findFirst();
    }

    /// Whether each row says it, by a name or for days of several rows: else it is some time of a
    /// day, as that of its high.
    private boolean isTold(int place) {
        int date = columns.place(PriceColumn.DATE);
        boolean repeated =
                rows.stream()
                                .filter(row -> date < row.size())
                                .map(row -> row.get(date))
                                .distinct()
                                .count()
                        < rows.size();
        return (repeated || TIME_NAME.matcher(name(place)).matches())
                && rows.stream().allMatch(row -> place < row.size() && !row.get(place).isBlank());
    }

    private boolean isDay(String cell) {
        Optional<DateFormats.Form> form = forms.of(cell);
        return form.isPresent() && form.get().time() < 0;
    }

    private boolean isClock(int place, String cell) {
        return CLOCK.matcher(cell).matches()
                || (DIGITS.matcher(cell).matches() && TIME_NAME.matcher(name(place)).matches());
    }

    /// Tushare's `vol` are shares and its `amount` money; Huobi has them the other way round.
    private OptionalInt amount() {
        int volume = columns.place(PriceColumn.VOLUME);
        if (volume < 0 || !name(volume).equals("vol")) {
            return OptionalInt.empty();
        }
        return unused(Pattern.compile("amount"))
                .filter(place -> isTurnover(volume, place))
                .findFirst();
    }

    /// MetaTrader writes how often the price changed, and beside it what was traded: 0 where no
    /// exchange counts that.
    private OptionalInt counted() {
        int volume = columns.place(PriceColumn.VOLUME);
        return volume < 0 || !name(volume).startsWith("tickvol")
                ? OptionalInt.empty()
                : unused(Pattern.compile("vol|volume|realvol|realvolume"))
                        .filter(place ->
                                share(place, cell -> HeaderlessLayout.number(cell) > 0)
                                        >= NEARLY_ALL)
                        .findFirst();
    }

    /// Whether the first is about the second times the price, on nearly all rows.
    private boolean isTurnover(int turnover, int volume) {
        long known = rows.stream().filter(row -> number(row, volume) > 0).count();
        long fitting =
                rows.stream()
                        .filter(row -> number(row, volume) > 0)
                        .mapToDouble(row ->
                                number(row, turnover)
                                        / number(row, volume)
                                        / number(row, columns.place(PriceColumn.CLOSE)))
                        .filter(ratio -> ratio > 0.5 && ratio < 2)
                        .count();
        return known > 0 && fitting >= NEARLY_ALL * known;
    }

    private IntStream unused(Pattern name) {
        return IntStream.range(0, columns.header().size())
                .filter(place -> !columns.places().containsValue(place))
                .filter(place -> name.matcher(name(place)).matches());
    }

    private String name(int place) {
        return PriceColumns.plain(columns.header().get(place));
    }

    /// Of the cells that are not blank.
    private double share(int place, Predicate<String> is) {
        List<String> cells =
                rows.stream()
                        .filter(row -> place < row.size() && !row.get(place).isBlank())
                        .map(row -> row.get(place))
                        .toList();
        return cells.isEmpty() ? 0 : (double) cells.stream().filter(is).count() / cells.size();
    }

    private static double number(List<String> row, int place) {
        return place < row.size() ? HeaderlessLayout.number(row.get(place)) : Double.NaN;
    }
}
