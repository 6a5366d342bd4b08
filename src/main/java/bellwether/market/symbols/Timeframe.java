package bellwether.market.symbols;

import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.platform.base.DidYouMean;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// The interval of a bar. History is kept by some of them; the others are put together from those
/// when they are read.
public enum Timeframe {
    MINUTE("1m", 60, true),
    TWO_MINUTES("2m", 120, false),
    THREE_MINUTES("3m", 180, false),
    FIVE_MINUTES("5m", 300, true),
    TEN_MINUTES("10m", 600, false),
    QUARTER_HOUR("15m", 900, true),
    HALF_HOUR("30m", 1_800, false),
    HOUR("1h", 3_600, true),
    TWO_HOURS("2h", 7_200, false),
    FOUR_HOURS("4h", 14_400, false),
    DAY("1d", 86_400, true),
    WEEK("1wk", 7 * 86_400, false),
    MONTH("1mo", 28 * 86_400, false),
    QUARTER("3mo", 90 * 86_400, false),
    YEAR("1y", 365 * 86_400, false);

    public static final long SECONDS_PER_DAY = 86_400;

    /// How [#base] wants the stored ones of a symbol, of the columns of `series`: those that reach
    /// back furthest first, by days, and the finest of them.
    public static final String IN_ORDER_OF_REACH = "first_ts / 86400, bar_count desc, timeframe";

    private final String code;
    private final int seconds;
    private final boolean stored;

    Timeframe(String code, int seconds, boolean stored) {
        this.code = code;
        this.seconds = seconds;
        this.stored = stored;
    }

    /// As requests and the database write it: `1d`.
    @JsonValue
    public String code() {
        return code;
    }

    public static Optional<Timeframe> of(String code) {
        return Arrays.stream(values()).filter(t -> t.code.equals(code)).findAny();
    }

    /// What is said of a name that none of these bears.
    public static String unknown(String typed, Collection<Timeframe> known) {
        List<String> codes = known.stream().map(Timeframe::code).toList();
        return DidYouMean.rule(codes, typed);
    }

    /// Those within a day; the others are dated by days.
    public boolean isIntraday() {
        return compareTo(DAY) < 0;
    }

    /// Whether history may be kept by it.
    public boolean isStored() {
        return stored;
    }

    /// At least so long.
    public int seconds() {
        return seconds;
    }

    /// From which of the stored ones this is read: itself, or else, within the day, the finest that
    /// fits, because only that can begin with the session. A day, where none is stored, is put
    /// together from those within it, the first that is told, and longer ones from days, of
    /// whichever kind.
    ///
    /// @param inStore in the order in which they reach back
    public Optional<Timeframe> base(List<Timeframe> inStore) {
        if (inStore.contains(this)) {
            return Optional.of(this);
        }
        return isIntraday()
                ? inStore.stream()
                        .filter(t -> t.compareTo(this) < 0 && seconds % t.seconds == 0)
                        .min(Timeframe::compareTo)
                : inStore.stream()
                        .filter(t -> t == DAY)
                        .findAny()
                        .or(() -> inStore.stream().filter(Timeframe::isIntraday).findFirst());
    }

    /// Whether the bar of this time may still change.
    public boolean isPartial(long time, TradingCalendar calendar, Instant now) {
        if (!isIntraday()) {
            return calendar.isPartial(date(time), now);
        }
        Instant begin = Instant.ofEpochSecond(time);
        Instant end = begin.plusSeconds(seconds);
        Optional<Instant> close =
                calendar.session(calendar.day(begin))
                        .map(Session::closes)
                        .filter(at -> at.isAfter(begin) && at.isBefore(end));
        return now.isBefore(close.orElse(end));
    }

    public static LocalDate date(long time) {
        return LocalDate.ofEpochDay(Math.floorDiv(time, SECONDS_PER_DAY));
    }

    /// The start of the block that keeps the bar of this time, in UTC: a calendar year of days, a
    /// quarter of hours, a month of quarters of an hour, a week of five minutes, a day of minutes.
    /// So a block has some hundreds to two thousand bars of a share.
    public long blockStart(long time) {
        LocalDate day = date(time);
        LocalDate start =
                switch (this) {
                    case DAY -> day.withDayOfYear(1);
                    case HOUR ->
                            LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                    case QUARTER_HOUR -> day.withDayOfMonth(1);
                    case FIVE_MINUTES -> day.minusDays(day.getDayOfWeek().getValue() - 1);
                    case MINUTE -> day;
                    case TWO_MINUTES,
                            THREE_MINUTES,
                            TEN_MINUTES,
                            HALF_HOUR,
                            TWO_HOURS,
                            FOUR_HOURS,
                            WEEK,
                            MONTH,
                            QUARTER,
                            YEAR ->
                            throw new IllegalStateException(code + " is not stored");
                };
        return start.atStartOfDay().toEpochSecond(ZoneOffset.UTC);
    }
}
