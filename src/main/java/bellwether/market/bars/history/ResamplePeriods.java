package bellwether.market.bars.history;

import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.SessionBreak;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The stretches of time that bars are put together by.
sealed interface ResamplePeriods {
    /// Where the one begins that a bar of this time belongs to. Times come in their order, but for
    /// a look back over the newest.
    long start(long time);

    /// Whether the one that the newest bar belongs to is over.
    ///
    /// @param days of the history, for those that are counted in days
    boolean isOver(long newest, WeekendCount days, Instant now);

    /// What a bar is dated by: where its period begins, or when its first bar came.
    long time(long start, long first);

    /// Those of a timeframe.
    ///
    /// @param base the timeframe of the bars that are put together
    static ResamplePeriods of(Timeframe timeframe, Timeframe base, TradingCalendar calendar) {
        return timeframe.isIntraday()
                ? new OfSession(timeframe.seconds(), base.seconds(), calendar)
                : new OfCalendar(timeframe, calendar);
    }

    /// Weeks from Monday on, months, quarters and years.
    record OfCalendar(Timeframe timeframe, TradingCalendar calendar) implements ResamplePeriods {
        @Override
        public long start(long time) {
            return first(Timeframe.date(time)).atStartOfDay().toEpochSecond(ZoneOffset.UTC);
        }

        @Override
        public long time(long start, long first) {
            return first;
        }

        private LocalDate first(LocalDate day) {
            return switch (timeframe) {
                case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1);
                case MONTH -> day.withDayOfMonth(1);
                case QUARTER ->
                        LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
                default -> day.withDayOfYear(1);
            };
        }

        private LocalDate last(LocalDate day) {
            LocalDate first = first(day);
            LocalDate next =
                    switch (timeframe) {
                        case WEEK -> first.plusWeeks(1);
                        case MONTH -> first.plusMonths(1);
                        case QUARTER -> first.plusMonths(3);
                        default -> first.plusYears(1);
                    };
            return next.minusDays(1);
        }

        /// Over with its last session, holidays included.
        @Override
        public boolean isOver(long newest, WeekendCount days, Instant now) {
            LocalDate day = Timeframe.date(newest);
            LocalDate last = last(day);
            return days.isUsual() ? !day.isBefore(last) : calendar.isLastSessionUntil(day, last);
        }
    }

    /// Equal stretches from the open of each session to its close, where the last one is cut off;
    /// before the open counted back from it, after the close from there on, both within the day: so
    /// each begins behind the one before, whatever the hours.
    ///
    /// Where a session has a break, the count begins anew behind it and the last stretch before it
    /// is cut off: none holds trades of both parts, and none begins within the break. A bar that
    /// begins within it belongs to the part before, as the trades of its closing auction do; one
    /// that reaches across its end belongs to the part behind.
    final class OfSession implements ResamplePeriods {
        private final int seconds;
        private final int baseSeconds;
        private final TradingCalendar calendar;

        /// The hours that the rest is true of: a day, or the part of it before or behind a break.
        private long begins = Long.MAX_VALUE;

        private long ends = Long.MIN_VALUE;
        private long opens;
        private long closes;
        private long first;
        private long last;
        private long pauses;

        /// @param baseSeconds of the bars that are put together
        OfSession(int seconds, int baseSeconds, TradingCalendar calendar) {
            this.seconds = seconds;
            this.baseSeconds = baseSeconds;
            this.calendar = calendar;
        }

        @Override
        public long start(long time) {
            turnTo(time);
            return Math.min(last, Math.max(first, counted(time)));
        }

        @Override
        public long time(long start, long first) {
            return start;
        }

        private long counted(long time) {
            long anchor = time < closes ? opens : closes;
            return anchor + Math.floorDiv(time - anchor, seconds) * seconds;
        }

        private void turnTo(long time) {
            if (time >= begins && time < ends) {
                return;
            }
            LocalDate day = calendar.day(Instant.ofEpochSecond(time));
            begins = day.atStartOfDay(calendar.zone()).toEpochSecond();
            ends = day.plusDays(1).atStartOfDay(calendar.zone()).toEpochSecond();
            opens = calendar.open(day).getEpochSecond();
            closes = calendar.close(day).getEpochSecond();
            first = begins;
            last = Long.MAX_VALUE;
            pauses = Long.MAX_VALUE;
            calendar.pause(day).ifPresent(pause -> turnToPart(pause, time));
        }

        private void turnToPart(SessionBreak pause, long time) {
            long stops = pause.begins().getEpochSecond();
            long resumes = pause.ends().getEpochSecond();
            long reaches = Math.max(stops, resumes - baseSeconds + 1);
            if (time < reaches) {
                ends = reaches;
                last = counted(stops - 1);
                pauses = stops;
            } else {
                begins = reaches;
                opens = resumes;
                first = resumes;
            }
        }

        @Override
        public boolean isOver(long newest, WeekendCount days, Instant now) {
            turnTo(newest);
            long start = Math.min(last, newest < first ? first : counted(newest));
            long end = start + seconds;
            if (start == last) { // a bar of the auction may still come
                return now.getEpochSecond() >= pauses + baseSeconds;
            }
            return now.getEpochSecond() >= (start < closes ? Math.min(end, closes) : end);
        }
    }
}
