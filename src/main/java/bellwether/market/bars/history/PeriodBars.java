package bellwether.market.bars.history;

import bellwether.market.bars.Bars;
import bellwether.market.bars.LongerBars;
import bellwether.market.bars.WeekendCount;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.util.Arrays;

/// Longer bars by the rules of [Aggregation], and the shorter bar on which each is complete.
public final class PeriodBars {
    private final Bars base;
    private final Timeframe from;
    private final TradingCalendar calendar;

    private PeriodBars(Bars base, Timeframe from, TradingCalendar calendar) {
        this.base = base;
        this.from = from;
        this.calendar = calendar;
    }

    /// As [LongerBars#of].
    public static LongerBars of(
            Bars base, Timeframe from, Timeframe longer, TradingCalendar calendar) {
        PeriodBars periods = new PeriodBars(base, from, calendar);
        if (from.isIntraday() && longer.isIntraday()) {
            return periods.joined(base, identity(base.size()), longer, from);
        }
        if (!from.isIntraday()) {
            return periods.joined(base, identity(base.size()), longer, from);
        }
        LongerBars days = periods.days();
        return longer == Timeframe.DAY
                ? days
                : periods.joined(days.bars(), days.knownOn(), longer, Timeframe.DAY);
    }

    private static int[] identity(int size) {
        int[] places = new int[size];
        Arrays.setAll(places, i -> i);
        return places;
    }

    /// @param knownOn of each bar of `some`, the base bar on which it is known
    private LongerBars joined(Bars some, int[] knownOn, Timeframe longer, Timeframe of) {
        ResamplePeriods periods = ResamplePeriods.of(longer, of, calendar);
        Aggregation joined =
                Aggregation.joined(some, 0, periods, new WeekendCount(), Instant.EPOCH);
        int[] known = new int[joined.bars().size()];
        WeekendCount days = new WeekendCount();
        for (int place = 0; place < known.length; place++) {
            int end = joined.end(place);
            if (!of.isIntraday()) {
                days.add(some.first(end).from(joined.first()[place]));
            }
            long newest = some.time()[end - 1];
            Instant now = Instant.ofEpochSecond(newest + of.seconds());
            if (periods.isOver(newest, days, now)) {
                known[place] = knownOn[end - 1];
            } else {
                known[place] = end < some.size() ? knownOn[end] : base.size();
            }
        }
        return new LongerBars(joined.bars(), known);
    }

    /// A day is complete on the bar that reaches its close, or else on the first one behind it.
    private LongerBars days() {
        Aggregation days = SessionResampler.of(base, from, calendar, Instant.EPOCH);
        int[] known = new int[days.bars().size()];
        for (int place = 0; place < known.length; place++) {
            int last = days.end(place) - 1;
            long closes =
                    calendar.close(Timeframe.date(days.bars().time()[place])).getEpochSecond();
            boolean reached = base.time()[last] + from.seconds() >= closes;
            known[place] = reached ? last : days.end(place);
        }
        return new LongerBars(days.bars(), known);
    }
}
