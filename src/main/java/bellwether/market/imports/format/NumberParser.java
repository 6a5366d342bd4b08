package bellwether.market.imports.format;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads numbers as price files write them: thousands separators in their place (`1,968.95`),
/// currency signs, signs and exponents. The result is the double nearest to the text, as
/// `Double.parseDouble` gives it.
final class NumberParser {
    /// Powers of ten up to which one division by one of them rounds correctly (Clinger 1990).
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final int EXACT_DIGITS = 15;
    private static final int LONGEST = 64;

    private static final String CURRENCY =
            "(?:\\p{Sc}|(?i:Rs\\.?|INR|USD|EUR|GBP|JPY|CHF|SEK|NOK|DKK|PLN|CZK|HUF|kr\\.?|zł|Kč|Ft)|[円元원])";
    private static final Pattern SIGNED =
            Pattern.compile(
                    "([+-]?)"
                            + CURRENCY
                            + "?[\\s\u00a0]*([+-]?[\\d.,'\u2019\\s\u00a0\u202f]+(?:[eE][+-]?\\d+)?)"
                            + "\\s*"
                            + CURRENCY
                            + "?");
    private static final Pattern ABBREVIATED = Pattern.compile("(.*\\d\\.?)\\s*([KkMmBbTt])");
    private static final Pattern GROUPED =
            Pattern.compile("[+-]?\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d*)?");

    /// A space or an apostrophe between thousands, and at no other place.
    private static final String THOUSANDS = "['\u2019\\s\u00a0\u202f]";

    private static final Pattern SPACE = Pattern.compile(THOUSANDS);
    private static final Pattern SPACED =
            Pattern.compile(
                    "[+-]?\\d{1,3}(?:" + THOUSANDS + "\\d{3})+(?:[.,]\\d*)?(?:[eE][+-]?\\d+)?");

    /// Also those that do not break, which `strip` leaves in front of a currency's sign.
    private static final Pattern EDGES = Pattern.compile("^[\\s\u00a0\u202f]+|[\\s\u00a0\u202f]+$");

    private static final Pattern PLAIN =
            Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?");

    private NumberParser() {}

    /// The number, or NaN when the characters are not a decimal number.
    static double parse(char[] text, int from, int to, DecimalMark decimal) {
        long digits = 0;
        int fraction = -1;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                fraction += fraction >= 0 ? 1 : 0;
            } else if (c == '.' && fraction < 0 && decimal != DecimalMark.COMMA) {
                fraction = 0;
            } else {
                return slow(text, from, to, decimal);
            }
        }
        if (to - from > EXACT_DIGITS + 1 || to - from <= (fraction >= 0 ? 1 : 0)) {
            return slow(text, from, to, decimal);
        }
        return fraction > 0 ? digits / POWERS[fraction] : digits;
    }

    /// As `parse`, and with thousands, millions, billions and trillions by their first letter:
    /// `4.79M`.
    static double parseCount(char[] text, int from, int to, DecimalMark decimal) {
        double plain = parse(text, from, to, decimal);
        if (!Double.isNaN(plain) || to - from > LONGEST) {
            return plain;
        }
        Matcher abbreviated = ABBREVIATED.matcher(new String(text, from, to - from));
        if (!abbreviated.matches()) {
            return Double.NaN;
        }
        String number = point(abbreviated.group(1), decimal);
        int zeros = 3 * (1 + "kmbt".indexOf(abbreviated.group(2).toLowerCase(Locale.ROOT)));
        return PLAIN.matcher(number).matches() && number.toLowerCase(Locale.ROOT).indexOf('e') < 0
                ? Double.parseDouble(number + "e" + zeros)
                : Double.NaN;
    }

    private static double slow(char[] text, int from, int to, DecimalMark decimal) {
        if (to - from > LONGEST || from == to) {
            return Double.NaN;
        }
        String number = point(new String(text, from, to - from), decimal);
        return PLAIN.matcher(number).matches() ? Double.parseDouble(number) : Double.NaN;
    }

    /// The number with a decimal point and nothing between its thousands; something that is no
    /// number when it is none.
    private static String point(String text, DecimalMark decimal) {
        String number = text;
        if (!PLAIN.matcher(text).matches()) {
            Matcher signed = SIGNED.matcher(text);
            if (!signed.matches()) {
                return "";
            }
            number = signed.group(1) + EDGES.matcher(signed.group(2)).replaceAll("");
            if (SPACED.matcher(number).matches()) {
                number = SPACE.matcher(number).replaceAll("");
            }
        }
        number = number.strip();
        if (decimal == DecimalMark.COMMA) {
            number = swapped(number);
        }
        if (number.indexOf(',') < 0) {
            return number;
        }
        return GROUPED.matcher(number).matches() ? number.replace(",", "") : "";
    }

    private static String swapped(String number) {
        return number.replace('.', '\0').replace(',', '.').replace('\0', ',');
    }
}
