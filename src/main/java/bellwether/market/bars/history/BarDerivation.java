package bellwether.market.bars.history;

import bellwether.market.bars.ActionKind;
import bellwether.market.bars.Adjustment;
import bellwether.market.bars.BarView;
import bellwether.market.bars.Bars;
import bellwether.market.bars.Chart;
import bellwether.market.bars.CorporateAction;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How the bars of one symbol come to be as they are wanted: which stored ones that takes, and what
/// is made of those. They are adjusted, then put together, then averaged.
///
/// @param base the timeframe of the stored ones
/// @param actions of the symbol, when its bars are to be adjusted
public record BarDerivation(
        BarView view, Timeframe base, TradingCalendar calendar, List<CorporateAction> actions) {
    /// In days.
    private static final int LONGEST_PERIOD = 366;

    public BarDerivation {
        actions = List.copyOf(actions);
    }

    /// By whose clock days begin; UTC for bars that are dated by days.
    ZoneId zone() {
        return zone(base, calendar);
    }

    public static ZoneId zone(Timeframe timeframe, TradingCalendar calendar) {
        return timeframe.isIntraday() ? calendar.zone() : ZoneOffset.UTC;
    }

    /// What is needed for the bars of a span of time, both ends included.
    ///
    /// A factor depends on what came later, but only on the two bars on either side of each
    /// ex-date: where those are there, the [Adjuster] finds for the bars of the span what it would
    /// find in the whole history. Averaged bars need all that came before. Weeks and longer ones
    /// need the whole, because it shows whether a symbol trades on weekends.
    ///
    /// Days that are made of bars within them may begin on the evening before by UTC, and whether
    /// the last is complete is told by what comes behind it. Longer ones of those need what may
    /// belong to the first, and all that came later.
    public BlockSpan needed(long symbolId, long from, long to) {
        boolean longer = view.timeframe() != base;
        boolean whole = longer && !base.isIntraday();
        boolean days = longer && !whole && !view.timeframe().isIntraday();
        boolean beyondDays = days && view.timeframe() != Timeframe.DAY;
        long before = days ? (beyondDays ? LONGEST_PERIOD : 1) * Timeframe.SECONDS_PER_DAY : 0;
        long first = whole || view.chart() == Chart.HEIKIN_ASHI ? Long.MIN_VALUE : from - before;
        long beyond = longer ? Timeframe.SECONDS_PER_DAY : 0; // the last of them may go on so long
        long last = whole || beyondDays ? Long.MAX_VALUE : to + beyond;
        List<Long> moments = new ArrayList<>(whole ? List.of() : exDatesAfter(first));
        if (days && !beyondDays) {
            moments.add(last + 1);
        }
        return new BlockSpan(symbolId, base, first, last, moments);
    }

    /// The moments of the actions after another one, that change what lies before them.
    List<Long> exDatesAfter(long first) {
        return actions.stream()
                .filter(this::counts)
                .map(action -> action.exDate().atStartOfDay(zone()).toEpochSecond())
                .filter(moment -> moment > first)
                .distinct()
                .toList();
    }

    private boolean counts(CorporateAction action) {
        return action.kind() == ActionKind.SPLIT || withDividends();
    }

    private boolean withDividends() {
        return view.adjustment() == Adjustment.TOTAL;
    }

    /// The bars that the view shows of these.
    ///
    /// @param stored what is needed, or more of the same history
    public DerivedBars of(Block stored, Instant now) {
        return new BarMaker(this, adjuster(stored.bars()), now).next(stored, true);
    }

    /// @param some the bars beside each action, or more of the same history
    Optional<Adjuster> adjuster(Bars some) {
        return actions.isEmpty()
                ? Optional.empty()
                : Optional.of(new Adjuster(some, actions, withDividends(), zone()));
    }

    /// Whether they are put together from days that are themselves put together.
    boolean isOfMadeDays() {
        return base.isIntraday() && view.timeframe().compareTo(Timeframe.DAY) > 0;
    }

    /// Whether those are wanted that may still change.
    boolean withUnfinished() {
        return view.timeframe() == base || view.incomplete();
    }

    /// How many stored bars one of those that are wanted is made of, at most.
    int most() {
        return Math.max(1, view.timeframe().seconds() / base.seconds());
    }

    /// Before which moment stored bars are not needed for those of a span that begins then, but for
    /// averaging: a bar that is put together may have begun before it is dated.
    long begin(long from) {
        if (view.timeframe().isIntraday() || view.timeframe() == base) {
            return from;
        }
        int days = view.timeframe() == Timeframe.DAY ? 1 : LONGEST_PERIOD;
        return from - days * Timeframe.SECONDS_PER_DAY;
    }
}
