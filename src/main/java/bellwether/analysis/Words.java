package bellwether.analysis;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them.
final class Words {
    private static final MathContext SIX_DIGITS = new MathContext(6);

    private Words() {}

    /// At most six significant digits, without exponent or trailing zeros.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal rounded = new BigDecimal(value, SIX_DIGITS).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /// One decimal and a percent sign.
    static String percent(double fraction) {
        if (!Double.isFinite(fraction)) {
            return "unknown";
        }
        return new BigDecimal(fraction * 100).setScale(1, RoundingMode.HALF_EVEN).toPlainString()
                + " %";
    }
}
