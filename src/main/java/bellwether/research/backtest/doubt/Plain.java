package bellwether.research.backtest.doubt;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/// Numbers as texts.
final class Plain {
    private static final int MOST_NAMED = 5;

    private static final int SCALE = 8;

    private Plain() {}

    /// At scale 8, whatever scale it came with.
    static String number(BigDecimal number) {
        return number.setScale(SCALE, RoundingMode.HALF_EVEN).toPlainString();
    }

    /// A fraction in percent, such as 12.3 %.
    static String percent(double fraction) {
        return fixed(100 * fraction, 1) + " %";
    }

    static String fixed(double number, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", number);
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text;
    }

    /// A number of things: 1 bar, 2 bars.
    static String count(int count, String noun) {
        return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
    }

    /// The first names of a list, and how many more there are.
    static String first(List<String> names) {
        int shown = Math.min(names.size(), MOST_NAMED);
        String first = String.join(", ", names.subList(0, shown));
        return names.size() > shown
                ? "%s and %,d more".formatted(first, names.size() - shown)
                : first;
    }
}
