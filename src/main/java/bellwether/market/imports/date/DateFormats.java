package bellwether.market.imports.date;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The forms in which files write dates: `2024-01-31`, `20240131`, `202401310915`, `1/31/2024`,
/// `31.1.2024`, `31-Jan-2024`, `Jan 31, 2024` and seconds, milli-, micro- or nanoseconds since
/// 1970, each with an optional time.
public final class DateFormats {
    private static final Pattern DATE =
            Pattern.compile(
                    "(?:(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})|(\\d{4})(\\d{2})(\\d{2})"
                            + "|(\\d{1,2})([-/.])(\\d{1,2})\\9(\\d{4}|\\d{2}))(?:[T ]+(.*))?");
    private static final Pattern NAMED =
            Pattern.compile(
                    "(?:(\\d{1,2})[-/. ]?([A-Za-z]{3,9})[-/., ]*(\\d{4}|\\d{2})"
                            + "|([A-Za-z]{3,9})\\.? (\\d{1,2}),? (\\d{4}))(?:[T ]+(.*))?");
    private static final Pattern EPOCH =
            Pattern.compile("(-?\\d{9,10})(\\d{3}|\\d{6}|\\d{9})?(?:\\.0+)?");
    private static final Pattern TOGETHER =
            Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})([01]\\d|2[0-3])(\\d{2})(\\d{2})?");
    private static final Pattern TIME =
            Pattern.compile(
                    "(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,](\\d+))?)?\\s*([AaPp][Mm])?\\s*(?:Z|(?:UTC|GMT)?[+-]\\d{2}(?::?\\d{2})?|UTC|GMT|([A-Z][A-Za-z]+/[A-Za-z_]+))?"
                            + "|(\\d{2})(\\d{2})(\\d{2})?|(\\d|1\\d|0\\d|2[0-3])");
    private static final Pattern OFFSET =
            Pattern.compile("(?:Z|UTC|GMT|([+-])(\\d{2})(?::?(\\d{2}))?)$");
    private static final Pattern ZONE = Pattern.compile("([A-Z][A-Za-z]+/[A-Za-z_]+)$");
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    private static final List<String> MONTHS =
            List.of(
                    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov",
                    "dec");

    /// A date as it is written.
    ///
    /// @param first of two numbers, either the month or the day; 0 when the form leaves no doubt
    /// @param second the other
    /// @param year of a date in doubt
    /// @param date when there is no doubt; null when it does not exist
    /// @param time seconds of the day; −1 without one
    /// @param offset seconds by which its clock is ahead of UTC; null when it does not say
    public record Form(
            int first,
            int second,
            int year,
            @Nullable LocalDate date,
            int time,
            @Nullable Integer offset) {
        public boolean inDoubt() {
            return first > 0;
        }

        /// Whether it is a moment by the clock of UTC.
        public boolean isUtc() {
            return time >= 0 && Integer.valueOf(0).equals(offset);
        }

        public @Nullable LocalDate read(DateOrder order) {
            if (!inDoubt()) {
                return date;
            }
            return switch (order) {
                case MONTH_FIRST -> valid(year, first, second);
                case DAY_FIRST -> valid(year, second, first);
                case UNSETTLED -> first == second ? valid(year, first, second) : null;
            };
        }
    }

    private static final int SECONDS_OF_DAY = 24 * 3_600;

    private final int latestYear;

    /// Reads dates of any known form.
    ///
    /// @param latestYear two digits mean the latest such year that is not after it
    public DateFormats(int latestYear) {
        this.latestYear = latestYear;
    }

    /// Nothing when the cell is written like no date; what it says may still not exist.
    public Optional<Form> of(String cell) {
        return common(cell).or(() -> respelt(cell));
    }

    private Optional<Form> respelt(String cell) {
        String common = DateSpelling.common(cell);
        return common.equals(cell) ? Optional.empty() : common(common);
    }

    private Optional<Form> common(String cell) {
        Matcher numeric = DATE.matcher(cell);
        if (numeric.matches()) {
            return numeric(numeric);
        }
        Matcher named = NAMED.matcher(cell);
        if (named.matches()) {
            return named(named);
        }
        Optional<Form> together = together(cell);
        Matcher epoch = EPOCH.matcher(cell);
        return together.isEmpty() && epoch.matches()
                ? Optional.of(epoch(Long.parseLong(epoch.group(1))))
                : together;
    }

    /// Date and time without a sign between: `202401020915`, `20240102091500`. Taken as
    /// milliseconds since 1970 such numbers lie before 2001, when few prices were stamped so.
    private static Optional<Form> together(String cell) {
        Matcher digits = TOGETHER.matcher(cell);
        if (!digits.matches()) {
            return Optional.empty();
        }
        LocalDate date = valid(number(digits, 1), number(digits, 2), number(digits, 3));
        int time = seconds(number(digits, 4), number(digits, 5), optional(digits, 6));
        return date == null || time < 0
                ? Optional.empty()
                : Optional.of(new Form(0, 0, 0, date, time, null));
    }

    private Optional<Form> numeric(Matcher form) {
        int time = time(form.group(12));
        if (time < -1) {
            return Optional.empty();
        }
        if (form.group(1) != null) {
            return certain(
                    valid(number(form, 1), number(form, 3), number(form, 4)), time, form.group(12));
        }
        if (form.group(5) != null) {
            return certain(
                    valid(number(form, 5), number(form, 6), number(form, 7)), time, form.group(12));
        }
        int first = number(form, 8);
        int second = number(form, 10);
        // the offset of a zone depends on the day, which is not settled yet
        boolean zoned = ZONE.matcher(Objects.requireNonNullElse(form.group(12), "")).find();
        return first == 0 || second == 0 || zoned
                ? Optional.empty()
                : Optional.of(
                        new Form(
                                first,
                                second,
                                year(form.group(11)),
                                null,
                                time,
                                offset(form.group(12))));
    }

    private Optional<Form> named(Matcher form) {
        boolean dayFirst = form.group(1) != null;
        String name = form.group(dayFirst ? 2 : 4).toLowerCase(Locale.ROOT);
        int month = 1 + MONTHS.indexOf(name.substring(0, 3));
        int time = time(form.group(7));
        if (month == 0 || time < -1) {
            return Optional.empty();
        }
        int year = dayFirst ? year(form.group(3)) : number(form, 6);
        return certain(valid(year, month, number(form, dayFirst ? 1 : 5)), time, form.group(7));
    }

    private static Optional<Form> certain(
            @Nullable LocalDate date, int time, @Nullable String clock) {
        return Optional.of(new Form(0, 0, 0, date, time, offset(clock, date, time)));
    }

    private static Form epoch(long seconds) {
        LocalDateTime moment =
                LocalDateTime.ofInstant(Instant.ofEpochSecond(seconds), ZoneOffset.UTC);
        return new Form(0, 0, 0, moment.toLocalDate(), moment.toLocalTime().toSecondOfDay(), 0);
    }

    /// Seconds of the day; −1 when there is none, −2 when it is written like no time.
    private static int time(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return -1;
        }
        Matcher time = TIME.matcher(DateSpelling.colons(text));
        if (!time.matches()) {
            return -2;
        }
        if (time.group(6) != null && !ZONES.contains(time.group(6))) {
            return -2;
        }
        if (time.group(10) != null) {
            return 3_600 * number(time, 10);
        }
        if (time.group(7) != null) {
            return seconds(number(time, 7), number(time, 8), optional(time, 9));
        }
        int hour = number(time, 1);
        if (time.group(5) != null) {
            boolean afternoon = time.group(5).charAt(0) == 'P' || time.group(5).charAt(0) == 'p';
            if (hour > 12 && !afternoon) {
                return -2;
            }
            hour = hour > 12 ? hour : hour % 12 + (afternoon ? 12 : 0);
        }
        int whole = seconds(hour, number(time, 2), optional(time, 3));
        String fraction = time.group(4);
        // no whole minute, but never the next one either, nor the next day
        boolean fractional = fraction != null && !fraction.matches("0+") && whole % 60 != 59;
        return whole >= 0 && fractional ? whole + 1 : whole;
    }

    /// −2 when no clock shows it; 24:00 is the end of the day.
    private static int seconds(int hour, int minute, int second) {
        int seconds = 3_600 * hour + 60 * minute + second;
        return minute < 60 && second < 60 && seconds <= SECONDS_OF_DAY ? seconds : -2;
    }

    /// By how much the clock of a zone is ahead that a row names, on that day.
    private static @Nullable Integer offset(
            @Nullable String text, @Nullable LocalDate date, int time) {
        Matcher zone = ZONE.matcher(text == null ? "" : text);
        if (date == null || time < 0 || time >= SECONDS_OF_DAY || !zone.find()) {
            return offset(text);
        }
        return ZoneId.of(zone.group(1))
                .getRules()
                .getOffset(date.atTime(LocalTime.ofSecondOfDay(time)))
                .getTotalSeconds();
    }

    private static @Nullable Integer offset(@Nullable String time) {
        Matcher said = OFFSET.matcher(time == null ? "" : time);
        if (!said.find()) {
            return null;
        }
        if (said.group(1) == null) {
            return 0;
        }
        int seconds = 3_600 * number(said, 2) + 60 * optional(said, 3);
        return said.group(1).equals("-") ? -seconds : seconds;
    }

    private int year(String digits) {
        int year = Integer.parseInt(digits);
        if (digits.length() == 4) {
            return year;
        }
        int recent = latestYear / 100 * 100 + year;
        return recent > latestYear ? recent - 100 : recent;
    }

    private static @Nullable LocalDate valid(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static int number(Matcher form, int group) {
        return Integer.parseInt(form.group(group));
    }

    private static int optional(Matcher form, int group) {
        return form.group(group) == null ? 0 : number(form, group);
    }
}
