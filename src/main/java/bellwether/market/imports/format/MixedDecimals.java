package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.regex.Pattern;

/// Notices a file that begins to write its numbers in another way, as two exports that were joined
/// do: a close a thousand times that of its symbol's row before, which with the other decimal mark
/// lies near it.
public final class MixedDecimals {
    private static final Pattern LONE = Pattern.compile("\\D{0,3}\\d{1,3}[.,]\\d{3}\\D{0,4}");
    private static final double FAR = 200;
    private static final double NEAR = 2;

    private final int place;
    private final DecimalMark mark;
    private final boolean scaled;
    private double[] lasts = {};

    public MixedDecimals(Layout layout) {
        this.place = layout.columns().place(PriceColumn.CLOSE);
        this.mark = layout.decimal();
        this.scaled = layout.divisor() > 1;
    }

    /// Looks at a row that was taken.
    ///
    /// @param symbol by its number in the file
    /// @throws Refusal when its close is written unlike those before
    public void look(CsvRow row, int symbol, double close) {
        if (symbol >= lasts.length) {
            lasts = Arrays.copyOf(lasts, 2 * (symbol + 1));
        }
        double last = lasts[symbol];
        lasts[symbol] = close;
        if (last > 0 && !scaled && (close > last * FAR || close < last / FAR)) {
            require(row, last, close);
        }
    }

    private void require(CsvRow row, double last, double close) {
        String cell = row.field(place);
        DecimalMark other = mark == DecimalMark.COMMA ? DecimalMark.POINT : DecimalMark.COMMA;
        double otherwise = PriceNeighbours.value(cell, other);
        if (LONE.matcher(cell).matches() && otherwise < last * NEAR && otherwise > last / NEAR) {
            throw Refusal.of(
                    RefusalKind.INVALID,
                    "decimals_mixed",
                    "Line %d: %s is %s with a decimal %s, as the numbers before it are read, but the row before has %s, which fits a decimal %s: the file writes its numbers in two ways. Import the parts that are written alike as files of their own, each with --decimal=comma or --decimal=point (decimal= over HTTP)."
                            .formatted(
                                    row.line(),
                                    Rejection.shown(cell),
                                    plain(close),
                                    mark == DecimalMark.COMMA ? "comma" : "point",
                                    plain(last),
                                    other.label()));
        }
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
