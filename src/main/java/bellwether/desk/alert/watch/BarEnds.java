package bellwether.desk.alert.watch;

import bellwether.market.calendar.Session;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/// When bars ended.
public record BarEnds(Timeframe timeframe, TradingCalendar calendar) {
    private static final int LATE_SESSIONS = 2;
    private static final int LATE_BARS = 3;

    /// When the bar that began then was finished.
    public Instant of(long time) {
        if (timeframe.isIntraday()) {
            Instant begin = Instant.ofEpochSecond(time);
            Instant end = begin.plusSeconds(timeframe.seconds());
            return calendar.session(calendar.day(begin))
                    .map(Session::closes)
                    .filter(close -> close.isAfter(begin) && close.isBefore(end))
                    .orElse(end);
        }
        LocalDate day = lastSession(Timeframe.date(time));
        return calendar.session(day).map(Session::complete).orElseGet(() -> calendar.close(day));
    }

    private LocalDate lastSession(LocalDate begin) {
        LocalDate last =
                switch (timeframe) {
                    case WEEK -> begin.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
                    case MONTH -> begin.with(TemporalAdjusters.lastDayOfMonth());
                    case QUARTER ->
                            begin.plusMonths(2 - (begin.getMonthValue() - 1) % 3)
                                    .with(TemporalAdjusters.lastDayOfMonth());
                    case YEAR -> begin.with(TemporalAdjusters.lastDayOfYear());
                    default -> begin;
                };
        LocalDate day = last;
        while (day.isAfter(begin) && !calendar.isTradingDay(day)) {
            day = day.minusDays(1);
        }
        return day;
    }

    /// How many bars have ended since the last one that is stored, though none of them is; of bars
    /// within the day, how many sessions.
    ///
    /// @param last when it began, in seconds of the epoch
    /// @param since only those that ended after this moment
    /// @param most counted up to this
    int missed(long last, Instant since, Instant now, int most) {
        if (!timeframe.isIntraday() && timeframe != Timeframe.DAY) {
            return missedPeriods(Timeframe.date(last), since, now, most);
        }
        LocalDate stored = calendar.dateOfBar(Instant.ofEpochSecond(last));
        if (timeframe == Timeframe.DAY) {
            stored = Timeframe.date(last);
        }
        int missed = 0;
        LocalDate day = calendar.lastCompletedSession(now);
        while (missed < most && day.isAfter(stored) && !calendar.isPartial(day, now)) {
            if (!calendar.session(day).filter(one -> one.complete().isAfter(since)).isPresent()) {
                break;
            }
            missed++;
            day = calendar.sessionBefore(day);
        }
        return missed;
    }

    private int missedPeriods(LocalDate last, Instant since, Instant now, int most) {
        int missed = 0;
        LocalDate begin = next(last);
        Instant end = of(begin.toEpochDay() * Timeframe.SECONDS_PER_DAY);
        while (missed < most && !end.isAfter(now)) {
            missed += end.isAfter(since) ? 1 : 0;
            begin = next(begin);
            end = of(begin.toEpochDay() * Timeframe.SECONDS_PER_DAY);
        }
        return missed;
    }

    private LocalDate next(LocalDate begin) {
        return switch (timeframe) {
            case MONTH -> begin.plusMonths(1);
            case QUARTER -> begin.plusMonths(3);
            case YEAR -> begin.plusYears(1);
            default -> begin.plusWeeks(1);
        };
    }

    /// Whether a bar ended more than 2 sessions, or 3 bars within the day, ago.
    public boolean isLate(long time, Instant now) {
        return timeframe.isIntraday()
                ? of(time).plusSeconds((long) LATE_BARS * timeframe.seconds()).isBefore(now)
                : calendar.isOlder(
                        lastSession(Timeframe.date(time)),
                        calendar.lastCompletedSession(now),
                        LATE_SESSIONS);
    }
}
