package bellwether.platform.base;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/// How numbers leave this service, in JSON and in CSV: without an exponent, and whole numbers
/// without a fraction. Computed ones have at most [#DIGITS] significant digits, and at least two
/// decimals, so that money keeps its cents; prices and volumes have the digits that were given or
/// stored.
public final class WireNumbers {
    /// Significant digits of a computed number that is not whole.
    public static final int DIGITS = 7;

    private static final int CENTS = 2;

    private static final MathContext ROUNDING = new MathContext(DIGITS, RoundingMode.HALF_EVEN);

    /// Up to here every whole number has a double of its own.
    private static final double MOST_WHOLE = 1L << 53;

    /// Between these, [Double#toString(double)] writes no exponent.
    private static final double LEAST_PLAIN = 1e-3;

    private static final double MOST_PLAIN = 1e7;

    /// The smallest number that is rounded in long arithmetic.
    private static final double LEAST_QUICK = 1e-9;

    private static final double[] POWERS = new double[17];

    static {
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private WireNumbers() {}

    /// A number whose digits are its own, as a cell of a table: see [#exact(double)].
    public record Exact(double value) {
        @Override
        public String toString() {
            return exact(value);
        }
    }

    /// Writes a computed number.
    public static void computed(JsonGenerator json, double value) throws IOException {
        if (isWhole(value)) {
            json.writeNumber((long) value);
        } else if (Double.isFinite(value)) {
            json.writeNumber(computed(value));
        } else {
            json.writeNumber(value);
        }
    }

    /// Writes a number with all its digits.
    public static void exact(JsonGenerator json, double value) throws IOException {
        if (isWhole(value)) {
            json.writeNumber((long) value);
        } else if (isPlain(value) || !Double.isFinite(value)) {
            json.writeNumber(value);
        } else {
            json.writeNumber(exact(value));
        }
    }

    /// The text of a computed number.
    public static String computed(double value) {
        if (isWhole(value)) {
            return Long.toString((long) value);
        }
        double size = Math.abs(value);
        if (size >= LEAST_QUICK && size < MOST_PLAIN) {
            return quick(value, size);
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal number = new BigDecimal(value);
        return plain(
                size < LEAST_QUICK
                        ? number.round(ROUNDING)
                        : number.setScale(CENTS, RoundingMode.HALF_EVEN));
    }

    /// The shortest text that reads as exactly this number.
    public static String exact(double value) {
        if (isWhole(value)) {
            return Long.toString((long) value);
        }
        String text = Double.toString(value);
        return isPlain(value) || !Double.isFinite(value) ? text : plain(new BigDecimal(text));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) <= MOST_WHOLE;
    }

    private static boolean isPlain(double value) {
        double size = Math.abs(value);
        return size >= LEAST_PLAIN && size < MOST_PLAIN;
    }

    /// Rounds in long arithmetic, and leaves trailing zeros out.
    private static String quick(double value, double size) {
        int decimals = Math.max(CENTS, DIGITS - 1 - magnitude(size));
        long scaled = Math.round(size * POWERS[decimals]);
        while (decimals > 0 && scaled % 10 == 0) {
            scaled /= 10;
            decimals--;
        }
        byte[] text = new byte[DIGITS + POWERS.length + 3];
        int place = text.length;
        for (int written = 0; scaled > 0 || written <= decimals; written++) {
            if (written == decimals && decimals > 0) {
                text[--place] = '.';
            }
            text[--place] = (byte) ('0' + scaled % 10);
            scaled /= 10;
        }
        if (value < 0) {
            text[--place] = '-';
        }
        return new String(text, place, text.length - place, StandardCharsets.ISO_8859_1);
    }

    /// The power of ten of the first digit: 2 of 153.08, −2 of 0.0153.
    private static int magnitude(double size) {
        int power = 0;
        while (size >= POWERS[power + 1]) {
            power++;
        }
        while (power <= 0 && size * POWERS[-power] < 1) {
            power--;
        }
        return power;
    }
}
