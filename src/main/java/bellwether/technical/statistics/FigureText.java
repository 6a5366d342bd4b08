package bellwether.technical.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers in sentences: as many digits as are known, and no more.
final class FigureText {
    private static final int DIGITS = 3;
    private static final int MOST_DECIMALS = 12;

    private FigureText() {}

    /// Three significant digits, never in powers of ten.
    static String plain(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /// So many decimals that a width has two digits.
    static int decimals(double width) {
        if (width <= 0) {
            return DIGITS;
        }
        int places = 1 - (int) Math.floor(Math.log10(width));
        return Math.clamp(places, 0, MOST_DECIMALS);
    }

    static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }

    static String percent(double level) {
        return BigDecimal.valueOf(level).movePointRight(2).stripTrailingZeros().toPlainString()
                + " %";
    }

    /// A size; an effective one with a decimal only below 10.
    static String count(double size) {
        return size == Math.rint(size) || size >= 10
                ? String.format(Locale.ROOT, "%.0f", size)
                : String.format(Locale.ROOT, "%.1f", size);
    }
}
