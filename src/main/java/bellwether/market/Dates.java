package bellwether.market;

import static bellwether.market.RejectReason.BAD_DATE;
import static bellwether.market.RejectReason.DATE_OUT_OF_RANGE;
import static bellwether.market.RejectReason.FUTURE_DATE;
import static bellwether.market.RejectReason.INTRADAY;

import bellwether.web.Refusal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the dates of one file: `2020-01-31`, `2020/01/31`, `20200131` and `1/31/2020`, each with
/// an optional time of 00:00.
///
/// Whether `1/2/2020` begins with the month is a property of the file: it is settled by the first
/// date that can only be read one way. A file whose dates begin with the day is refused.
final class Dates {
    private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{4})(\\d{2})(\\d{2})"
                            + "|(\\d{1,2})([-/.])(\\d{1,2})\\9(\\d{4}|\\d{2}))(?:[T ]+(.*))?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?\\s*(?:Z|UTC|[+-]\\d{2}:?\\d{2})?");

    private final LocalDate latest;
    private final int latestDay;
    private boolean monthFirst;
    private String ambiguous = "";
    private boolean intraday;

    private int day;
    private boolean timed;

    /// @param latest the last date that is not in the future anywhere on earth
    Dates(LocalDate latest) {
        this.latest = latest;
        this.latestDay = (int) latest.toEpochDay();
    }

    /// Reads a cell; what it says is in `day` and `timed` then.
    Optional<Rejection> read(char[] text, int from, int to) {
        timed = false;
        return plain(text, from, to) ? within() : anyForm(new String(text, from, to - from));
    }

    /// Days since 1970 of the date read last.
    int day() {
        return day;
    }

    /// Whether the date read last came with a time of 00:00.
    boolean timed() {
        return timed;
    }

    /// Whether some row of the file so far had another time than 00:00. Then a row at 00:00 is not
    /// a daily bar either.
    boolean intraday() {
        return intraday;
    }

    /// To be asked before anything is stored.
    ///
    /// @throws Refusal when dates were read of which nothing says if the month or the day is first
    void requireSettled() {
        if (!ambiguous.isEmpty() && !monthFirst) {
            throw Refusal.of(
                    422,
                    "ambiguous_dates",
                    "Dates such as %s can be read month first or day first, and nothing in the file settles it. Write them as yyyy-MM-dd."
                            .formatted(Rejection.shown(ambiguous)));
        }
    }

    /// The commonest form, `2020-01-31`, without the detours of the others.
    private boolean plain(char[] text, int from, int to) {
        if (to - from != 10 || text[from + 4] != '-' || text[from + 7] != '-') {
            return false;
        }
        int digits = 0;
        for (int i = from; i < to; i++) {
            int digit = text[i] - '0';
            if (i == from + 4 || i == from + 7) {
                continue;
            }
            if (digit < 0 || digit > 9) {
                return false;
            }
            digits = digits * 10 + digit;
        }
        return valid(digits / 10_000, digits / 100 % 100, digits % 100);
    }

    private boolean valid(int year, int month, int dayOfMonth) {
        try {
            day = (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private Optional<Rejection> within() {
        if (day > latestDay) {
            return Optional.of(
                    new Rejection(
                            FUTURE_DATE,
                            "%s lies in the future".formatted(LocalDate.ofEpochDay(day))));
        }
        return day < EARLIEST.toEpochDay()
                ? Optional.of(
                        new Rejection(
                                DATE_OUT_OF_RANGE,
                                "%s is before %s".formatted(LocalDate.ofEpochDay(day), EARLIEST)))
                : Optional.empty();
    }

    private Optional<Rejection> anyForm(String cell) {
        Matcher form = DATE.matcher(cell);
        if (!form.matches() || !date(form, cell)) {
            return Optional.of(
                    new Rejection(BAD_DATE, "%s is not a date".formatted(Rejection.shown(cell))));
        }
        return form.group(12) == null ? within() : atMidnight(form.group(12), cell);
    }

    private boolean date(Matcher form, String cell) {
        if (form.group(1) != null) {
            return valid(number(form, 1), number(form, 3), number(form, 4));
        }
        if (form.group(5) != null) {
            return valid(number(form, 5), number(form, 6), number(form, 7));
        }
        settle(number(form, 8), number(form, 10), cell);
        return valid(year(form.group(11)), number(form, 8), number(form, 10));
    }

    private void settle(int first, int second, String cell) {
        if (!monthFirst && first > 12 && first <= 31 && second <= 12) {
            throw Refusal.of(
                    422,
                    "day_first_dates",
                    "Dates such as %s begin with the day; this importer reads month first. Write them as yyyy-MM-dd."
                            .formatted(Rejection.shown(cell)));
        }
        monthFirst |= first <= 12 && second > 12;
        ambiguous = ambiguous.isEmpty() && first != second ? cell : ambiguous;
    }

    /// Two digits mean the latest such year that is not in the future.
    private int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int recent = latest.getYear() / 100 * 100 + year;
        return recent > latest.getYear() ? recent - 100 : recent;
    }

    private Optional<Rejection> atMidnight(String rest, String cell) {
        Matcher time = TIME.matcher(rest);
        if (!time.matches()) {
            return Optional.of(
                    new Rejection(
                            BAD_DATE,
                            "%s is not a date and time".formatted(Rejection.shown(cell))));
        }
        timed = true;
        for (int part = 1; part <= 4; part++) {
            String digits = time.group(part);
            if (digits != null && !digits.matches("0+")) {
                intraday = true;
                return Optional.of(midday(cell));
            }
        }
        return intraday ? Optional.of(midday(cell)) : within();
    }

    static Rejection midday(String cell) {
        return new Rejection(
                INTRADAY,
                "%s is within a day; only daily bars are kept yet"
                        .formatted(Rejection.shown(cell)));
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }
}
