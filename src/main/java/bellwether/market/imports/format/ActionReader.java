package bellwether.market.imports.format;

import bellwether.market.bars.CorporateAction;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import java.math.BigDecimal;
import java.util.Optional;

/// Reads the splits and dividends that rows of prices tell of: ratios such as `2.0`, `2:1` or
/// `1/15`, where 0, 1 and nothing mean none; amounts, where 0 and nothing mean none.
final class ActionReader {
    private static final double MOST_RATIO = 10_000;

    private final int splitPlace;
    private final int dividendPlace;
    private double split;
    private double dividend;

    ActionReader(PriceColumns columns) {
        splitPlace = columns.place(PriceColumn.SPLIT);
        dividendPlace = columns.place(PriceColumn.DIVIDEND);
    }

    /// Reads the row; nothing when all is well.
    Optional<Rejection> read(CsvRow row) {
        if (splitPlace < 0 && dividendPlace < 0) {
            return Optional.empty();
        }
        Optional<String> ratio = cell(row, splitPlace);
        split = ratio.map(ActionReader::ratio).orElse(0.0);
        dividend = cell(row, dividendPlace).map(ActionReader::number).orElse(0.0);
        if (!(split >= 0 && split <= MOST_RATIO)) {
            return bad("split", ratio.orElse(""));
        }
        return dividend >= 0 && dividend < 1e12
                ? Optional.empty()
                : bad("dividend", cell(row, dividendPlace).orElse(""));
    }

    /// Adds what was read last to the row that waits last.
    void put(PendingRows pending) {
        if (split > 0 && split != 1) {
            pending.add(CorporateAction.split(pending.lastDay(), split));
        }
        if (dividend > 0) {
            pending.add(CorporateAction.dividend(pending.lastDay(), BigDecimal.valueOf(dividend)));
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

    private static double ratio(String cell) {
        String[] sides = cell.split("\\s*(?:[:/]|-?for-?)\\s*", -1);
        return sides.length == 2 ? number(sides[0]) / number(sides[1]) : number(cell);
    }

    private static double number(String cell) {
        return NumberParser.parse(cell.toCharArray(), 0, cell.length(), DecimalMark.POINT);
    }
}
