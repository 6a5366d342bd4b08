package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.LocalDate;

/// Puts days together from bars within them, of regular sessions only: those that begin from the
/// open on and before the close, by the exchange's calendar. A bar that begins before the open and
/// reaches across it is taken where no bar of that day lies wholly before the open: then nothing
/// but the session's trades can be in it. Where the exchange is not known, every day counts.
///
/// The close of such a day is the last trade of its last bar, and not the price of a closing
/// auction. The newest day is complete when its session is over and a bar reaches its close, or
/// comes later: else the rest of it may only not be here yet.
final class SessionResampler {
    private final Bars base;
    private final Timeframe from;
    private final TradingCalendar calendar;
    private final Bars days;
    private final int[] first;
    private final int[] end;
    private int size;

    private LocalDate day = LocalDate.MIN;
    private long dayBegins = Long.MAX_VALUE;
    private long dayEnds = Long.MIN_VALUE;
    private boolean trades;
    private long opens;
    private long closes;
    private boolean isSeenBefore;
    private long lastCloses;

    private SessionResampler(Bars base, Timeframe from, TradingCalendar calendar) {
        this.base = base;
        this.from = from;
        this.calendar = calendar;
        int most = most(base);
        this.days = Bars.room(most);
        this.first = new int[most];
        this.end = new int[most];
    }

    private static int most(Bars base) {
        if (base.size() == 0) {
            return 0;
        }
        long span = base.time()[base.size() - 1] - base.time()[0];
        return (int) Math.min(base.size(), span / Timeframe.SECONDS_PER_DAY + 2);
    }

    /// @param from the timeframe of `base`, shorter than a day
    static Aggregation of(Bars base, Timeframe from, TradingCalendar calendar, Instant now) {
        return new SessionResampler(base, from, calendar).all(now);
    }

    private Aggregation all(Instant now) {
        for (int i = 0; i < base.size(); i++) {
            turnTo(base.time()[i]);
            if (isWithin(base.time()[i])) {
                put(i);
            }
        }
        return Aggregation.trimmed(days, first, end, size, complete(now));
    }

    private void put(int i) {
        long time = day.toEpochDay() * Timeframe.SECONDS_PER_DAY;
        if (size == 0 || days.time()[size - 1] != time) {
            first[size] = i;
            Aggregation.begin(days, size++, base, i, time);
        } else {
            Aggregation.join(days, size - 1, base, i);
        }
        end[size - 1] = i + 1;
        lastCloses = closes;
    }

    private boolean isWithin(long begin) {
        if (!trades || begin >= closes) {
            return false;
        }
        if (begin + from.seconds() <= opens) {
            isSeenBefore = true;
        }
        return begin >= opens || !isSeenBefore;
    }

    private void turnTo(long time) {
        if (time >= dayBegins && time < dayEnds) {
            return;
        }
        day = calendar.day(Instant.ofEpochSecond(time));
        dayBegins = day.atStartOfDay(calendar.zone()).toEpochSecond();
        dayEnds = day.plusDays(1).atStartOfDay(calendar.zone()).toEpochSecond();
        trades = !calendar.exchange().isKnown() || calendar.isTradingDay(day);
        opens = calendar.open(day).getEpochSecond();
        closes = calendar.close(day).getEpochSecond();
        isSeenBefore = false;
    }

    private int complete(Instant now) {
        int complete = size;
        while (complete > 0 && calendar.isPartial(Timeframe.date(days.time()[complete - 1]), now)) {
            complete--;
        }
        boolean isReached = size > 0 && base.time()[base.size() - 1] + from.seconds() >= lastCloses;
        return complete == size && !isReached ? Math.max(0, size - 1) : complete;
    }
}
