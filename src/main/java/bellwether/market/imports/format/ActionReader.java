package bellwether.market.imports.format;

import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/// Reads the splits and dividends that rows of prices tell of: ratios such as `2.0`, `2:1` or
/// `1/15`, where 0, 1 and nothing mean none; amounts, where 0 and nothing mean none.
final class ActionReader {
    private static final double MOST_RATIO = 10_000;

    /// What is stored of an amount has so many digits behind the point.
    private static final double LEAST_DIVIDEND = 1e-10;

    private final int splitPlace;
    private final int dividendPlace;
    private final DecimalMark decimal;
    private double split;
    private double dividend;

    /// @param decimal the mark of the file's numbers; those of JSON have a point
    ActionReader(PriceColumns columns, DecimalMark decimal) {
        this.decimal = decimal;
        splitPlace = columns.place(PriceColumn.SPLIT);
        dividendPlace = columns.place(PriceColumn.DIVIDEND);
    }

    /// Reads the row; nothing when all is well.
    Optional<Rejection> read(CsvRow row) {
        if (splitPlace < 0 && dividendPlace < 0) {
            return Optional.empty();
        }
        Optional<String> ratio = cell(row, splitPlace);
        split = ratio.map(cell -> ratio(cell, mark(row, splitPlace))).orElse(0.0);
        dividend =
                cell(row, dividendPlace)
                        .map(cell -> number(cell, mark(row, dividendPlace)))
                        .orElse(0.0);
        if (!(split >= 0 && split <= MOST_RATIO)) {
            return bad("split", ratio.orElse(""));
        }
        return dividend == 0 || (dividend >= LEAST_DIVIDEND && dividend < 1e12)
                ? Optional.empty()
                : bad("dividend", cell(row, dividendPlace).orElse(""));
    }

    /// Adds what was read last to the row that waits last.
    ///
    /// @param exDate the day of that row by the clock of its symbol, looked up only for an action
    void put(PendingRows pending, Supplier<LocalDate> exDate) {
        if (split > 0 && split != 1) {
            pending.add(CorporateAction.split(exDate.get(), split));
        }
        if (dividend > 0) {
            pending.add(CorporateAction.dividend(exDate.get(), BigDecimal.valueOf(dividend)));
        }
    }

    private static Optional<Rejection> bad(String what, String cell) {
        return Optional.of(
                new Rejection(
                        RejectReason.BAD_ACTION,
                        "%s is not one: %s".formatted(what, Rejection.shown(cell))));
    }

    private static Optional<String> cell(CsvRow row, int place) {
        return place < 0 || place >= row.fields() || row.start(place) == row.end(place)
                ? Optional.empty()
                : Optional.of(row.field(place)).filter(cell -> !PriceReader.isNothing(cell));
    }

    private DecimalMark mark(CsvRow row, int place) {
        return row.written(place) == CsvRow.Written.NUMBER ? DecimalMark.POINT : decimal;
    }

    private static double ratio(String cell, DecimalMark mark) {
        String[] sides = cell.split("\\s*(?:[:/]|-?for-?)\\s*", -1);
        return sides.length == 2
                ? number(sides[0], mark) / number(sides[1], mark)
                : number(cell, mark);
    }

    private static double number(String cell, DecimalMark mark) {
        return NumberParser.parse(cell.toCharArray(), 0, cell.length(), mark);
    }
}
