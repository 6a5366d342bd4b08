package bellwether.market.bars.history;

import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The stretches of time that bars are put together by.
sealed interface ResamplePeriods {
    /// The first second of the one that a bar of this time belongs to. Times come in their order.
    long start(long time);

    /// Whether the one that the newest bar belongs to is over.
    ///
    /// @param days of the history, for those that are counted in days
    boolean isOver(long newest, WeekendCount days, Instant now);

    /// What a bar is dated by: where its period begins, or when its first bar came.
    long time(long start, long first);

    static ResamplePeriods of(Timeframe timeframe, TradingCalendar calendar) {
        return timeframe.isIntraday()
                ? new OfSession(timeframe.seconds(), calendar)
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
    final class OfSession implements ResamplePeriods {
        private final int seconds;
        private final TradingCalendar calendar;
        private long dayBegins = Long.MAX_VALUE;
        private long dayEnds = Long.MIN_VALUE;
        private long opens;
        private long closes;

        OfSession(int seconds, TradingCalendar calendar) {
            this.seconds = seconds;
            this.calendar = calendar;
        }

        @Override
        public long start(long time) {
            turnTo(time);
            return Math.max(dayBegins, counted(time));
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
            if (time >= dayBegins && time < dayEnds) {
                return;
            }
            LocalDate day = calendar.day(Instant.ofEpochSecond(time));
            dayBegins = day.atStartOfDay(calendar.zone()).toEpochSecond();
            dayEnds = day.plusDays(1).atStartOfDay(calendar.zone()).toEpochSecond();
            opens = calendar.open(day).getEpochSecond();
            closes = calendar.close(day).getEpochSecond();
        }

        @Override
        public boolean isOver(long newest, WeekendCount days, Instant now) {
            turnTo(newest);
            long start = counted(newest);
            long end = start + seconds;
            return now.getEpochSecond() >= (start < closes ? Math.min(end, closes) : end);
        }
    }
}
