package bellwether.trading.portfolio.transfer;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the dates of one file.
final class TradeDates {
    private static final Pattern ISO =
            Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?!\\d).*");
    private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:[;, T].*)?");
    private static final Pattern PARTS =
            Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})[-/.](\\d{4}|\\d{2})(?!\\d).*");
    private static final Pattern CLOCK =
            Pattern.compile(
                    "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?(?:\\s*([AaPp])\\.?[Mm]\\b)?|[;,T ](\\d{2})(\\d{2})(\\d{2})$");
    private static final int CENTURY = 2000;
    private static final int MOST_MONTHS = 12;
    private static final int NOON = 12;

    private final DayMonthOrder usual;
    private boolean dayFirst;
    private boolean monthFirst;

    TradeDates(DayMonthOrder usual) {
        this.usual = usual;
    }

    /// What a date proves about the order of days and months.
    void note(String cell) {
        Matcher parts = PARTS.matcher(effective(cell));
        if (parts.matches() && !ISO.matcher(effective(cell)).matches()) {
            dayFirst |=
                    Integer.parseInt(parts.group(1)) > MOST_MONTHS || parts.group(2).equals(".");
            monthFirst |= Integer.parseInt(parts.group(3)) > MOST_MONTHS;
        }
    }

    private DayMonthOrder order() {
        if (dayFirst == monthFirst) {
            return dayFirst ? DayMonthOrder.OPEN : usual;
        }
        return dayFirst ? DayMonthOrder.DAY_FIRST : DayMonthOrder.MONTH_FIRST;
    }

    /// How dates must be written.
    String rule() {
        return order() == DayMonthOrder.OPEN
                ? "must be a date such as 2024-01-31; whether the day or the month comes first is not known"
                : "must be a date such as 2024-01-31";
    }

    /// Empty where it is no date, or where it could be two.
    Optional<LocalDate> parse(String cell) {
        String text = effective(cell);
        Matcher iso = ISO.matcher(text);
        if (iso.matches()) {
            return date(iso.group(1), iso.group(2), iso.group(3));
        }
        Matcher digits = DIGITS.matcher(text);
        if (digits.matches()) {
            return date(digits.group(1), digits.group(2), digits.group(3));
        }
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return switch (order()) {
            case DAY_FIRST -> date(parts.group(4), parts.group(3), parts.group(1));
            case MONTH_FIRST -> date(parts.group(4), parts.group(1), parts.group(3));
            case OPEN ->
                    parts.group(1).equals(parts.group(3))
                            ? date(parts.group(4), parts.group(1), parts.group(3))
                            : Optional.empty();
        };
    }

    /// The day that a posting counts from, where it says one: `01/05/2023 as of 01/04/2023`.
    private static String effective(String cell) {
        int asOf = cell.indexOf(" as of ");
        return (asOf < 0 ? cell : cell.substring(asOf + " as of ".length())).strip();
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            int number = Integer.parseInt(year);
            return Optional.of(
                    LocalDate.of(
                            year.length() == 2 ? CENTURY + number : number,
                            Integer.parseInt(month),
                            Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /// The time that a cell says, as six digits; empty where it says none.
    static String clock(String cell) {
        Matcher clock = CLOCK.matcher(cell);
        if (!clock.find()) {
            return "";
        }
        if (clock.group(1) == null) {
            return clock.group(5) + clock.group(6) + clock.group(7);
        }
        return hour(Integer.parseInt(clock.group(1)), clock.group(4))
                + clock.group(2)
                + (clock.group(3) == null ? "00" : clock.group(3));
    }

    /// Of 24.
    private static String hour(int said, @Nullable String half) {
        int hour =
                half == null || said < 1 || said > NOON
                        ? said
                        : said % NOON + (half.equalsIgnoreCase("p") ? NOON : 0);
        return "%02d".formatted(hour);
    }
}
