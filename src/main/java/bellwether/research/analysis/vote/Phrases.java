package bellwether.research.analysis.vote;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/// Numbers as people read them.
public final class Phrases {
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final int DIGITS = 6;
    private static final double LEAST = 1e-6;
    private static final double MOST = 1e12;

    private Phrases() {}

    /// At most six significant digits, without exponent or trailing zeros.
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "unknown";
        }
        BigDecimal rounded = rounded(value).stripTrailingZeros();
        return rounded.signum() == 0 ? "0" : rounded.toPlainString();
    }

    /// The usual numbers are rounded without their exact digits, of which there may be fifty.
    private static BigDecimal rounded(double value) {
        double size = Math.abs(value);
        if (size >= LEAST && size < MOST) {
            int scale = DIGITS - 1 - (int) Math.floor(Math.log10(size));
            double scaled =
                    scale < 0
                            ? value / PriceRounding.power(-scale)
                            : value * PriceRounding.power(scale);
            double near = Math.rint(scaled);
            if (PriceRounding.isSure(scaled, 0.5)) {
                return BigDecimal.valueOf((long) near, scale).round(SIX_DIGITS);
            }
        }
        return new BigDecimal(value, SIX_DIGITS);
    }

    /// One decimal and a percent sign.
    public static String percent(double fraction) {
        if (!Double.isFinite(fraction)) {
            return "unknown";
        }
        return PriceRounding.round(fraction * 100, 1, RoundingMode.HALF_EVEN).toPlainString()
                + " %";
    }

    /// The template with each `%s` and `%d` replaced by the next value, and `%%` by a percent sign:
    /// all that these texts need of [String#formatted], at a twentieth of its cost.
    public static String fill(String template, Object... values) {
        StringBuilder text = new StringBuilder(template.length() + 16 * values.length);
        int from = 0;
        int next = 0;
        for (int at = template.indexOf('%'); at >= 0; at = template.indexOf('%', from)) {
            text.append(template, from, at);
            if (template.charAt(at + 1) == '%') {
                text.append('%');
            } else {
                text.append(values[next++]);
            }
            from = at + 2;
        }
        return text.append(template, from, template.length()).toString();
    }
}
