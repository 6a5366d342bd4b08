package bellwether.market.imports.format;

import bellwether.market.imports.date.DateFormats;
import bellwether.market.symbols.Ticker;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands files without a header, by the shape of their cells: a date, perhaps a ticker, then
/// open, high, low, close and perhaps the volume, in this order, which their sizes must bear out.
final class HeaderlessLayout {
    private static final List<PriceColumn> NUMBERS =
            List.of(
                    PriceColumn.OPEN,
                    PriceColumn.HIGH,
                    PriceColumn.LOW,
                    PriceColumn.CLOSE,
                    PriceColumn.VOLUME);

    /// Of the rows that can be read, the share in which high and low must be what they are called.
    private static final double CONSISTENT = 0.9;

    private static final int LEAN = 10_000;

    private static final Pattern CLOCK = Pattern.compile("\\d{1,2}:\\d{2}(:\\d{2}(\\.\\d+)?)?");

    private final DateFormats forms;

    HeaderlessLayout(int latestYear) {
        forms = new DateFormats(latestYear);
    }

    Optional<Layout> layout(List<List<String>> records, char separator) {
        return places(records.getFirst())
                .map(places -> PriceColumns.bare(places, records.getFirst().size()))
                .filter(columns -> isBorneOut(records, columns))
                .map(columns -> new FurtherPrices(records).skipped(columns))
                .map(columns -> SideBySide.refuse(records, columns))
                .map(columns ->
                        new Layout(
                                Layout.Form.TABLE,
                                separator,
                                0,
                                columns,
                                DecimalMark.UNSETTLED,
                                isLean(records, columns) ? LEAN : 1));
    }

    private Optional<Map<PriceColumn, Integer>> places(List<String> record) {
        Map<PriceColumn, Integer> places = new EnumMap<>(PriceColumn.class);
        List<Integer> numbers = new ArrayList<>();
        for (int place = 0; place < record.size(); place++) {
            String cell = record.get(place);
            if (!places.containsKey(PriceColumn.DATE) && forms.of(cell).isPresent()) {
                places.put(PriceColumn.DATE, place);
            } else if (isTime(places, cell)) {
                places.put(PriceColumn.TIME, place);
            } else if (!Double.isNaN(number(cell))) {
                numbers.add(place);
            } else if (!places.containsKey(PriceColumn.TICKER) && Ticker.of(cell).isPresent()) {
                places.put(PriceColumn.TICKER, place);
            }
        }
        if (!places.containsKey(PriceColumn.DATE) || numbers.size() < 4) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(NUMBERS.size(), numbers.size()); i++) {
            places.put(NUMBERS.get(i), numbers.get(i));
        }
        return Optional.of(places);
    }

    /// MetaTrader's and others' files have the time of a bar in a cell of its own.
    private static boolean isTime(Map<PriceColumn, Integer> places, String cell) {
        return places.containsKey(PriceColumn.DATE)
                && !places.containsKey(PriceColumn.TIME)
                && CLOCK.matcher(cell.strip()).matches();
    }

    private static boolean isBorneOut(List<List<String>> records, PriceColumns columns) {
        int good = 0;
        int all = 0;
        for (List<String> record : records) {
            double open = number(record, columns, PriceColumn.OPEN);
            double high = number(record, columns, PriceColumn.HIGH);
            double low = number(record, columns, PriceColumn.LOW);
            double close = number(record, columns, PriceColumn.CLOSE);
            if (open > 0 && high > 0 && low > 0 && close > 0) {
                all++;
                good += high >= Math.max(open, close) && low <= Math.min(open, close) ? 1 : 0;
            }
        }
        return all > 0 && good >= CONSISTENT * all;
    }

    /// QuantConnect's files: `20131001 00:00` and prices times 10,000 as whole numbers.
    private static boolean isLean(List<List<String>> records, PriceColumns columns) {
        return records.stream()
                .allMatch(record ->
                        cell(record, columns, PriceColumn.DATE).matches("\\d{8} \\d{2}:\\d{2}|")
                                && NUMBERS.subList(0, 4).stream()
                                        .allMatch(column ->
                                                cell(record, columns, column).matches("\\d{3,}|")));
    }

    private static String cell(List<String> record, PriceColumns columns, PriceColumn column) {
        int place = columns.place(column);
        return place >= 0 && place < record.size() ? record.get(place) : "";
    }

    private static double number(List<String> record, PriceColumns columns, PriceColumn column) {
        return number(cell(record, columns, column));
    }

    /// Which mark is meant is not known yet, so that either will do.
    static double number(String cell) {
        double number =
                NumberParser.parseCount(cell.toCharArray(), 0, cell.length(), DecimalMark.POINT);
        return Double.isNaN(number)
                ? NumberParser.parseCount(cell.toCharArray(), 0, cell.length(), DecimalMark.COMMA)
                : number;
    }
}
