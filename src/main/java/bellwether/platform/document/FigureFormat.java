package bellwether.platform.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Numbers as a locale writes them, always with a sign that is as wide as a digit and never with a
/// negative zero.
public final class FigureFormat {
    public static final String ABSENT = "–";

    private static final String SPACE = "\u00a0";
    private static final int PRICE_DECIMALS = 4;
    private static final int MOST_DECIMALS = 8;
    private static final double WHOLE_FROM = 100_000;

    private final NumberFormat numbers;
    private final String currency;

    public FigureFormat(Locale locale, String currency) {
        this.currency = currency;
        numbers = NumberFormat.getNumberInstance(locale);
        numbers.setRoundingMode(RoundingMode.HALF_EVEN);
    }

    /// With its unit.
    public String of(double value, FigureUnit unit) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        return switch (unit) {
            case PERCENT -> percent(value);
            case RATIO -> fixed(value, 2);
            case PROBABILITY -> fixed(value, 3);
            case MONEY -> money(value);
            case COUNT -> fixed(value, 0);
            case BASIS_POINTS -> fixed(value, 1) + SPACE + "bps";
            case RISK_MULTIPLE -> fixed(value, 2) + SPACE + "R";
            case DAYS -> days(value);
        };
    }

    private String days(double days) {
        String number = fixed(days, days == Math.rint(days) ? 0 : 1);
        return number + SPACE + (number.equals(fixed(1, 0)) ? "day" : "days");
    }

    public String orAbsent(@Nullable Double value, FigureUnit unit) {
        return value == null ? ABSENT : of(value, unit);
    }

    public String percent(double fraction) {
        return fixed(100 * fraction, 2) + SPACE + "%";
    }

    public String money(double amount) {
        return amount(amount) + SPACE + currency;
    }

    /// Without the currency, for columns that name it.
    public String amount(double amount) {
        return fixed(amount, Math.abs(amount) >= WHOLE_FROM ? 0 : 2);
    }

    public String count(long count) {
        return fixed((double) count, 0);
    }

    /// A number of things: 1 trade, 1,234 trades.
    public String counted(long count, String thing) {
        return count(count) + SPACE + thing + (count == 1 ? "" : "s");
    }

    public String fixed(double value, int decimals) {
        if (!Double.isFinite(value)) {
            return ABSENT;
        }
        numbers.setMinimumFractionDigits(decimals);
        numbers.setMaximumFractionDigits(decimals);
        return signed(numbers.format(value));
    }

    /// With as many decimals as it needs.
    public String plain(double value) {
        return Double.isFinite(value) ? exact(BigDecimal.valueOf(value), 0) : ABSENT;
    }

    /// A price, with two decimals or as many more as tell it from the next: four, or eight below 1.
    public String price(BigDecimal price) {
        boolean small = price.abs().compareTo(BigDecimal.ONE) < 0;
        return exact(
                price.setScale(small ? MOST_DECIMALS : PRICE_DECIMALS, RoundingMode.HALF_EVEN), 2);
    }

    public String quantity(BigDecimal quantity) {
        return exact(quantity, 0);
    }

    private String exact(BigDecimal value, int fewest) {
        numbers.setMinimumFractionDigits(fewest);
        numbers.setMaximumFractionDigits(MOST_DECIMALS);
        return signed(numbers.format(value));
    }

    private static String signed(String text) {
        if (!text.startsWith("-")) {
            return text;
        }
        boolean zero = text.chars().noneMatch(c -> Character.isDigit(c) && c != '0');
        return zero ? text.substring(1) : "\u2212" + text.substring(1);
    }
}
