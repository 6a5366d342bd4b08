package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/// Makes the bars of one symbol as they are wanted, of stored ones that come in the order of time,
/// some at a time. What it keeps between two parts is the period that has begun and the averages so
/// far, so that no more is in memory than one part; what comes out does not depend on where the
/// parts end.
final class BarMaker {
    private final BarDerivation making;
    private final Optional<Adjuster> adjuster;
    private final Instant now;
    private final WeekendCount days = new WeekendCount();
    private final HeikinAshi averages = new HeikinAshi();
    private Block begun = Block.EMPTY;
    private DerivedBars begunDays = DerivedBars.NONE;

    /// @param adjuster over the bars beside each action; nothing when none is adjusted for
    BarMaker(BarDerivation making, Optional<Adjuster> adjuster, Instant now) {
        this.making = making;
        this.adjuster = adjuster;
        this.now = now;
    }

    /// What is whole with these bars, or all that is left when they are the last.
    DerivedBars next(Block stored, boolean isLast) {
        DerivedBars first = put(stored, isLast);
        DerivedBars made = making.isOfMadeDays() ? join(first, isLast) : first;
        DerivedBars wanted = making.withUnfinished() ? made : made.completed();
        return making.view().chart() == Chart.HEIKIN_ASHI ? wanted.averaged(averages) : wanted;
    }

    private DerivedBars put(Block stored, boolean isLast) {
        if (!making.base().isIntraday()) {
            days.add(stored.bars());
        }
        Block whole = begun.plus(stored);
        int end = isLast ? whole.size() : beginOfNewest(whole.bars());
        begun = whole.from(end);
        if (end == 0) {
            return DerivedBars.NONE;
        }
        Bars adjusted = adjuster.map(found -> found.adjusted(whole.bars())).orElse(whole.bars());
        return new DerivedBars(together(adjusted).until(end), whole.sources());
    }

    private Aggregation together(Bars bars) {
        Timeframe base = making.base();
        TradingCalendar calendar = making.calendar();
        if (making.view().timeframe() == base) {
            return Aggregation.none(bars, base, calendar, now);
        }
        if (makesDays()) {
            return SessionResampler.of(bars, base, calendar, now);
        }
        int finished = bars.finished(base, calendar, now).size();
        return Aggregation.joined(bars, finished, periods(), days, now);
    }

    /// The place of the first bar of the period that the newest one belongs to.
    private int beginOfNewest(Bars bars) {
        if (making.view().timeframe() == making.base() || bars.size() == 0) {
            return bars.size();
        }
        long newest = bars.time()[bars.size() - 1];
        return makesDays() ? bars.place(beginOfDay(newest)) : beginOfPeriod(bars);
    }

    /// A bar may begin before the period that it belongs to, when it reaches across a break's end.
    private int beginOfPeriod(Bars bars) {
        ResamplePeriods periods = periods();
        int place = bars.size() - 1;
        long start = periods.start(bars.time()[place]);
        while (place > 0 && periods.start(bars.time()[place - 1]) == start) {
            place--;
        }
        return place;
    }

    private long beginOfDay(long time) {
        TradingCalendar calendar = making.calendar();
        ZoneId zone = calendar.zone();
        return calendar.day(Instant.ofEpochSecond(time)).atStartOfDay(zone).toEpochSecond();
    }

    /// Weeks and longer ones of days that have been made.
    private DerivedBars join(DerivedBars made, boolean isLast) {
        days.add(made.bars());
        DerivedBars whole = DerivedBars.joined(List.of(begunDays, made));
        if (whole.size() == 0) {
            return DerivedBars.NONE;
        }
        Bars bars = whole.bars();
        long newest = bars.time()[bars.size() - 1];
        int end = isLast ? bars.size() : bars.place(periods().start(newest));
        begunDays = whole.part(end, whole.size());
        Aggregation joined =
                Aggregation.joined(bars, whole.parts().complete(), periods(), days, now);
        return new DerivedBars(joined.until(end).over(whole.parts()), whole.sources());
    }

    private boolean makesDays() {
        return making.base().isIntraday() && !making.view().timeframe().isIntraday();
    }

    private ResamplePeriods periods() {
        return ResamplePeriods.of(making.view().timeframe(), making.base(), making.calendar());
    }
}
