package bellwether.market.imports.format;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds prices behind the close in a file without a header: an adjusted close, as Yahoo has it, or
/// an average, as Kraken has it. What stands behind them is the volume.
final class FurtherPrices {
    private static final double NEARLY_ALL = 0.9;

    /// An adjusted close moves as the close does, but for a few days; a volume never does.
    private static final double SAME_MOVE = 0.01;

    private final List<List<String>> records;

    FurtherPrices(List<List<String>> records) {
        this.records = records;
    }

    /// The columns with the first number that is no price for the volume, or none.
    PriceColumns skipped(PriceColumns columns) {
        int place = columns.place(PriceColumn.VOLUME);
        if (place < 0 || !isPrice(columns, place)) {
            return columns;
        }
        int fields = columns.header().size();
        while (place < fields && (isPrice(columns, place) || !isNumber(place))) {
            place++;
        }
        Map<PriceColumn, Integer> places = new EnumMap<>(columns.places());
        places.remove(PriceColumn.VOLUME);
        if (place < fields) {
            places.put(PriceColumn.VOLUME, place);
        }
        return PriceColumns.bare(places, fields);
    }

    private boolean isNumber(int place) {
        return records.stream()
                .filter(record -> place < record.size() && !record.get(place).isEmpty())
                .allMatch(record -> number(record, place) >= 0);
    }

    private boolean isPrice(PriceColumns columns, int place) {
        int rows = 0;
        int within = 0;
        int moving = 0;
        int fractions = 0;
        double before = Double.NaN;
        for (List<String> record : records) {
            double price = number(record, place);
            double close = number(record, columns.place(PriceColumn.CLOSE));
            if (!(price > 0 && close > 0)) {
                continue;
            }
            rows++;
            fractions += price == Math.rint(price) ? 0 : 1;
            within += isWithin(record, columns, price) ? 1 : 0;
            double ratio = price / close;
            moving += Math.abs(ratio / before - 1) <= SAME_MOVE ? 1 : 0;
            before = ratio;
        }
        boolean fractional = 2 * fractions > rows;
        boolean inside = within >= NEARLY_ALL * rows && (fractional || isNumberBehind(place));
        boolean along = rows > 1 && moving >= NEARLY_ALL * (rows - 1) && fractional;
        return rows > 0 && (inside || along);
    }

    private boolean isWithin(List<String> record, PriceColumns columns, double price) {
        return price >= number(record, columns.place(PriceColumn.LOW))
                && price <= number(record, columns.place(PriceColumn.HIGH));
    }

    /// A whole number in the span of a day may be a small volume, unless another follows.
    private boolean isNumberBehind(int place) {
        return records.stream().anyMatch(record -> number(record, place + 1) >= 0);
    }

    private static double number(List<String> record, int place) {
        return place < record.size() ? HeaderlessLayout.number(record.get(place)) : Double.NaN;
    }
}
