package bellwether.market.imports.format;

import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads and checks the prices and the volume of one record.
public final class PriceReader {
    private static final PriceColumn[] PRICES = {
        PriceColumn.OPEN, PriceColumn.HIGH, PriceColumn.LOW, PriceColumn.CLOSE
    };
    private static final Set<String> NOTHING =
            Set.of("", "-", "--", "null", "nan", "n/a", "na", "none", "#n/a");
    private static final Set<String> INFINITE =
            Set.of("inf", "+inf", "-inf", "infinity", "+infinity", "-infinity");

    /// Bounds within which products and squares of prices neither overflow nor vanish.
    private static final double LEAST_PRICE = 1e-12;

    private static final double MOST_PRICE = 1e15;
    private static final double MOST_VOLUME = 1e18;

    /// What Interactive Brokers writes where there is none.
    private static final double UNKNOWN_VOLUME = -1;

    private final PriceColumns columns;
    private final int[] places = new int[PRICES.length];
    private final int volumePlace;
    private final DecimalMark decimal;
    private final int divisor;
    private final double[] prices = new double[PRICES.length];
    private double volume;
    private boolean unknownVolume;

    PriceReader(Layout layout) {
        this.columns = layout.columns();
        this.decimal = layout.decimal();
        this.divisor = layout.divisor();
        this.volumePlace = columns.place(PriceColumn.VOLUME);
        Arrays.setAll(places, i -> columns.place(PRICES[i]));
    }

    /// Whether a cell says that it says nothing.
    public static boolean isNothing(String cell) {
        return NOTHING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /// Reads the row; nothing when all is well.
    Optional<Rejection> read(CsvRow row) {
        return prices(row).or(() -> volume(row)).or(() -> relations(row));
    }

    /// Whether some row had a volume of -1, which was taken for none.
    boolean hadUnknownVolume() {
        return unknownVolume;
    }

    /// Gives what was read last to the row that waits last.
    void put(PendingRows pending) {
        pending.prices(prices[0], prices[1], prices[2], prices[3], volume);
    }

    private Optional<Rejection> prices(CsvRow row) {
        for (int i = 0; i < PRICES.length; i++) {
            double price = number(row, places[i]) / divisor;
            if (!(price >= LEAST_PRICE && price <= MOST_PRICE)) {
                return Optional.of(badPrice(PRICES[i], row, price));
            }
            prices[i] = price;
        }
        return Optional.empty();
    }

    private Rejection badPrice(PriceColumn column, CsvRow row, double price) {
        String cell = row.field(columns.place(column));
        if (cell.isEmpty()) {
            return new Rejection(RejectReason.BLANK, "%s is blank".formatted(column.label()));
        }
        if (price <= 0) {
            return new Rejection(
                    RejectReason.NOT_POSITIVE,
                    "%s must be above 0, was %s".formatted(column.label(), Rejection.shown(cell)));
        }
        return Double.isFinite(price)
                ? new Rejection(
                        RejectReason.PRICE_OUT_OF_RANGE,
                        "%s must be from 1e-12 to 1e15, was %s"
                                .formatted(column.label(), Rejection.shown(cell)))
                : notANumber(column, cell, price);
    }

    private static Rejection notANumber(PriceColumn column, String cell, double value) {
        String word = cell.toLowerCase(Locale.ROOT);
        if (NOTHING.contains(word)) {
            return new Rejection(
                    RejectReason.BLANK,
                    "%s is not known: %s".formatted(column.label(), Rejection.shown(cell)));
        }
        boolean infinite = Double.isInfinite(value) || INFINITE.contains(word);
        return new Rejection(
                infinite ? RejectReason.NOT_FINITE : RejectReason.BAD_NUMBER,
                (infinite ? "%s is not finite: %s" : "%s is not a number: %s")
                        .formatted(column.label(), Rejection.shown(cell)));
    }

    /// A volume that is not there is unknown, which is no reason to refuse the prices.
    private Optional<Rejection> volume(CsvRow row) {
        int place = volumePlace;
        volume = place < 0 || place >= row.fields() ? Double.NaN : count(row, place);
        if (volume == UNKNOWN_VOLUME) {
            unknownVolume = true;
            volume = Double.NaN;
            return Optional.empty();
        }
        if (volume >= 0 && volume <= MOST_VOLUME) {
            return Optional.empty();
        }
        if (Double.isFinite(volume)) {
            return Optional.of(badVolume(row.field(place)));
        }
        return place < 0
                        || place >= row.fields()
                        || NOTHING.contains(row.field(place).toLowerCase(Locale.ROOT))
                ? Optional.empty()
                : Optional.of(notANumber(PriceColumn.VOLUME, row.field(place), volume));
    }

    private Rejection badVolume(String cell) {
        return volume < 0
                ? new Rejection(
                        RejectReason.NEGATIVE_VOLUME,
                        "volume must not be below 0, was %s".formatted(Rejection.shown(cell)))
                : new Rejection(
                        RejectReason.VOLUME_OUT_OF_RANGE,
                        "volume must not be above 1e18, was %s".formatted(Rejection.shown(cell)));
    }

    private Optional<Rejection> relations(CsvRow row) {
        double open = prices[0];
        double high = prices[1];
        double low = prices[2];
        double close = prices[3];
        if (high < open || high < close || high < low) {
            PriceColumn above =
                    high < open
                            ? PriceColumn.OPEN
                            : high < close ? PriceColumn.CLOSE : PriceColumn.LOW;
            return Optional.of(
                    contradiction(
                            RejectReason.HIGH_TOO_LOW, row, PriceColumn.HIGH, "below", above));
        }
        if (low > open || low > close) {
            PriceColumn below = low > open ? PriceColumn.OPEN : PriceColumn.CLOSE;
            return Optional.of(
                    contradiction(RejectReason.LOW_TOO_HIGH, row, PriceColumn.LOW, "above", below));
        }
        return Optional.empty();
    }

    private Rejection contradiction(
            RejectReason reason, CsvRow row, PriceColumn column, String where, PriceColumn other) {
        return new Rejection(
                reason,
                "%s %s is %s %s %s"
                        .formatted(
                                column.label(),
                                row.field(columns.place(column)),
                                where,
                                other.label(),
                                row.field(columns.place(other))));
    }

    private double number(CsvRow row, int place) {
        return NumberParser.parse(row.text(), row.start(place), row.end(place), mark(row, place));
    }

    private double count(CsvRow row, int place) {
        return NumberParser.parseCount(
                row.text(), row.start(place), row.end(place), mark(row, place));
    }

    private DecimalMark mark(CsvRow row, int place) {
        return row.written(place) == CsvRow.Written.NUMBER ? DecimalMark.POINT : decimal;
    }
}
