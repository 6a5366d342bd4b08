package bellwether.market.imports.format;

import static bellwether.market.symbols.RejectReason.BAD_DATE;
import static bellwether.market.symbols.RejectReason.DATE_OUT_OF_RANGE;
import static bellwether.market.symbols.RejectReason.FUTURE_DATE;
import static bellwether.market.symbols.RejectReason.INTRADAY;

import bellwether.market.imports.date.DateAdvice;
import bellwether.market.imports.date.DateFormats;
import bellwether.market.imports.date.RepeatedHours;
import bellwether.market.symbols.RejectReason;
import bellwether.market.symbols.Rejection;
import bellwether.market.symbols.Timeframe;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Reads the dates of one file, in the style that its survey found.
public final class DateParser {
    private static final LocalDate EARLIEST = LocalDate.of(1800, 1, 1);

    private static final int UNIT = 60;
    private static final int NONE = -1;

    /// Characters before the colon of a time of the day.
    private static final int LONGEST_HOUR = 2;

    private final int latestDay;
    private final DateFormats forms;
    private final DateStyle style;
    private boolean intraday;

    private int day;
    private boolean timed;
    private int second;
    private @Nullable Integer offset;
    private int momentOfUtc = NONE;
    private final RepeatedHours repeated = new RepeatedHours();

    /// Reads dates of one style.
    ///
    /// @param latest the last date that is not in the future anywhere on earth
    public DateParser(LocalDate latest, DateStyle style) {
        this.latestDay = (int) latest.toEpochDay();
        this.forms = new DateFormats(latest.getYear());
        this.style = style;
    }

    /// What a row says about its date: its cells for date and time, if it has both.
    static String cell(CsvRow row, PriceColumns columns) {
        String date = row.field(columns.place(PriceColumn.DATE));
        int time = columns.place(PriceColumn.TIME);
        if (time < 0 || time >= row.fields() || hasTime(date)) {
            return date;
        }
        String clock = row.field(time);
        return isEpoch(clock) || saysDay(clock) ? clock : date + " " + clock;
    }

    /// Whether a time says its day itself, as in `2024-01-31T15:00:00Z`.
    private static boolean saysDay(String clock) {
        return clock.indexOf(':') > LONGEST_HOUR;
    }

    /// Whether a cell says the time besides the date: `2024-01-31 15:00`, or seconds since 1970.
    private static boolean hasTime(String date) {
        return date.indexOf(':') >= 0 || isEpoch(date);
    }

    private static boolean isEpoch(String cell) {
        return cell.length() > "20240131".length() && cell.chars().allMatch(Character::isDigit);
    }

    /// Reads a row's date; what it says is in `day` and `timed` then.
    Optional<Rejection> read(CsvRow row, PriceColumns columns) {
        timed = false;
        momentOfUtc = NONE;
        second = 0;
        offset = null;
        int place = columns.place(PriceColumn.DATE);
        if (row.start(place) == row.end(place)) {
            return Optional.of(new Rejection(RejectReason.BLANK, "date is blank"));
        }
        return style.within().isEmpty()
                        && !columns.has(PriceColumn.TIME)
                        && plain(row.text(), row.start(place), row.end(place))
                ? within()
                : anyForm(cell(row, columns).strip());
    }

    /// Whether the date read last is a moment of UTC, so that its day depends on whose clock it is
    /// read by. Midnight of UTC is how many write a plain date: it is a moment only where others of
    /// the file are not at midnight.
    public boolean isMoment() {
        return momentOfUtc != NONE;
    }

    /// The moment read last, when it is one.
    public Instant moment() {
        return Instant.ofEpochSecond(day * Timeframe.SECONDS_PER_DAY + momentOfUtc);
    }

    /// Whether the row read last is the only one of its symbol, and has a time.
    boolean isSingle() {
        return style.single() && second > 0;
    }

    /// The moment of a symbol's only row, by this clock unless the row says which; nothing when it
    /// has no time, or is not the only one.
    Optional<Instant> only(ZoneId clock) {
        if (!isSingle()) {
            return Optional.empty();
        }
        LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second);
        Integer said = offset;
        return Optional.of(
                said == null
                        ? local.atZone(clock).toInstant()
                        : local.toInstant(ZoneOffset.ofTotalSeconds(said)));
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
    public boolean intraday() {
        return intraday;
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
        Optional<DateFormats.Form> form = forms.of(cell);
        LocalDate date = form.map(f -> f.read(style.order())).orElse(null);
        if (form.isEmpty() || date == null) {
            return Optional.of(new Rejection(BAD_DATE, notADate(cell, form)));
        }
        day = (int) date.toEpochDay();
        int time = form.get().time();
        if (style.within().isPresent()) {
            return within(cell, form.get());
        }
        if (time >= 0 && style.otherLength().isPresent()) {
            intraday = true;
            return Optional.of(otherLength(cell, style.otherLength().get()));
        }
        if (time > 0 && !style.closingTimes()) {
            intraday = true;
            return Optional.of(midday(cell));
        }
        if (style.single() && time > 0) {
            second = time;
            offset = form.get().offset();
        }
        timed = time == 0;
        momentOfUtc = form.get().isUtc() && (time > 0 || style.moments()) ? time : NONE;
        return timed && intraday ? Optional.of(midday(cell)) : within();
    }

    /// A moment of a file of bars within days.
    private Optional<Rejection> within(String cell, DateFormats.Form form) {
        int time = style.lastSeconds() && form.time() >= 0 ? form.time() + 1 : form.time();
        if (time < 0 || time % UNIT != 0) {
            return Optional.of(
                    new Rejection(
                            INTRADAY,
                            "%s %s, in a file of bars of %s"
                                    .formatted(
                                            Rejection.shown(cell),
                                            time < 0
                                                    ? "has no time"
                                                    : style.lastSeconds()
                                                            ? "is not at the last second of a minute, as the others are"
                                                            : "is not at a whole minute",
                                            style.timeframe().code())));
        }
        second = time;
        offset = form.offset();
        return within();
    }

    /// Minutes since 1970 of the moment read last, by the clock of that zone unless the row said
    /// which; nothing when that clock never showed it. Of one that it showed twice the symbol's row
    /// before says which it is.
    ///
    /// @param symbol of the row, by its number in the file: rows of several may take turns
    OptionalInt minute(ZoneId zone, int symbol) {
        LocalDateTime local = LocalDate.ofEpochDay(day).atStartOfDay().plusSeconds(second);
        Integer said = offset;
        List<ZoneOffset> offsets =
                said == null
                        ? zone.getRules().getValidOffsets(local)
                        : List.of(ZoneOffset.ofTotalSeconds(said));
        return repeated.minute(local, offsets, symbol);
    }

    /// Whether the moment read last said its zone itself.
    public boolean saysZone() {
        return offset != null;
    }

    /// The timeframe of the file's bars.
    Timeframe timeframe() {
        return style.timeframe();
    }

    private String notADate(String cell, Optional<DateFormats.Form> form) {
        String shown = Rejection.shown(cell);
        if (form.isEmpty() || !form.get().inDoubt()) {
            return "%s is not a date%s".formatted(shown, new DateAdvice(forms).of(cell));
        }
        return switch (style.order()) {
            case UNSETTLED ->
                    "%s is written unlike the dates before it, and may begin with month or day"
                            .formatted(shown);
            case MONTH_FIRST -> "%s is not a date with the month first".formatted(shown);
            case DAY_FIRST -> "%s is not a date with the day first".formatted(shown);
        };
    }

    private static Rejection otherLength(String cell, String length) {
        return new Rejection(
                INTRADAY,
                "%s is of a bar of %s: bars within a day are kept when they are of 1m, 5m, 15m or 1h, and longer ones are put together from those"
                        .formatted(Rejection.shown(cell), length));
    }

    static Rejection midday(String cell) {
        return new Rejection(
                INTRADAY,
                "%s is within a day, and the file does not show bars of 1m, 5m, 15m or 1h, one after the other; no others within a day are kept"
                        .formatted(Rejection.shown(cell)));
    }
}
