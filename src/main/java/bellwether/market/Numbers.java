package bellwether.market;

/// Reads numbers as price files write them: thousands separators in their place (`1,968.95`), signs
/// and exponents. The result is the double nearest to the text, as `Double.parseDouble` gives it.
final class Numbers {
    /// Powers of ten up to which one division by one of them rounds correctly (Clinger 1990).
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22
    };

    private static final int EXACT_DIGITS = 15;
    private static final int LONGEST = 64;

    private Numbers() {}

    /// The number, or NaN when the characters are not a decimal number.
    ///
    /// @param lone whether a single comma, without a point, may separate thousands; in files whose
    ///   columns are not separated by commas it may as well be a decimal comma
    static double parse(char[] text, int from, int to, boolean lone) {
        long digits = 0;
        int fraction = -1;
        for (int i = from; i < to; i++) {
            char c = text[i];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                fraction += fraction >= 0 ? 1 : 0;
            } else if (c == '.' && fraction < 0) {
                fraction = 0;
            } else {
                return slow(text, from, to, lone);
            }
        }
        if (to - from > EXACT_DIGITS + 1 || to - from <= (fraction >= 0 ? 1 : 0)) {
            return slow(text, from, to, lone);
        }
        return fraction > 0 ? digits / POWERS[fraction] : digits;
    }

    private static double slow(char[] text, int from, int to, boolean lone) {
        if (to - from > LONGEST || from == to) {
            return Double.NaN;
        }
        String number = new String(text, from, to - from);
        if (number.indexOf(',') >= 0) {
            if (!number.matches("[+-]?\\d{1,3}(,\\d{2,3})*,\\d{3}(\\.\\d*)?")
                    || (!lone && number.matches("[^,]*,[^,.]*"))) {
                return Double.NaN;
            }
            number = number.replace(",", "");
        }
        return number.matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,5})?")
                ? Double.parseDouble(number)
                : Double.NaN;
    }
}
