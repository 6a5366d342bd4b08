package bellwether.desk.overview.today;

import bellwether.desk.overview.today.ReachedLevel.Kind;
import bellwether.market.bars.Bars;
import bellwether.market.bars.History;
import bellwether.market.calendar.TradingCalendar;
import bellwether.market.symbols.Timeframe;
import bellwether.research.analysis.PlannedLevels;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walks the daily bars that began after a plan was made: where its entry was reached, and from
/// there on its stop or target, whichever came first. A bar does not tell the order of its prices,
/// so one that holds stop and target gives both and says so.
final class PlanWalk {
    private final PlannedLevels plan;
    private final @Nullable String name;
    private final TradingCalendar calendar;
    private final History history;
    private final Bars bars;
    private final boolean isLong;
    private final List<ReachedLevel> reached = new ArrayList<>();

    /// @param history daily bars, adjusted for splits
    PlanWalk(PlannedLevels plan, @Nullable String name, TradingCalendar calendar, History history) {
        this.plan = plan;
        this.name = name;
        this.calendar = calendar;
        this.history = history;
        this.bars = history.bars();
        this.isLong = plan.side().equals("long");
    }

    /// What was reached, oldest first.
    List<ReachedLevel> reached() {
        int first = first();
        int entered = first;
        boolean isAbove = first > 0 && scaled(plan.entry()) >= bars.close()[first - 1];
        while (entered < bars.size() && !isReached(plan.entry(), isAbove, entered)) {
            entered++;
        }
        if (entered == bars.size()) {
            return List.of();
        }
        add(Kind.ENTRY, plan.entry(), isAbove, entered, null);
        for (int bar = entered; bar < bars.size() && reached.size() == 1; bar++) {
            end(bar, bar == entered);
        }
        return reached;
    }

    /// The first bar that began after the analysis was made.
    private int first() {
        int first = 0;
        while (first < bars.size() && !isAfter(Timeframe.date(bars.time()[first]))) {
            first++;
        }
        return first;
    }

    private boolean isAfter(LocalDate day) {
        return day.isAfter(plan.asOf()) && !calendar.open(day).isBefore(plan.at());
    }

    private void end(int bar, boolean isEntryBar) {
        boolean isStopped = isReached(plan.stop(), !isLong, bar);
        boolean isTarget = isReached(plan.target(), isLong, bar);
        String open = null;
        if (isStopped && isTarget) {
            open = "one bar reached stop and target: which came first is not known";
        } else if (isEntryBar) {
            open = "the bar that reached the entry: whether it was before or after is not known";
        }
        if (isStopped) {
            add(Kind.STOP, plan.stop(), !isLong, bar, open);
        }
        if (isTarget) {
            add(Kind.TARGET, plan.target(), isLong, bar, open);
        }
    }

    private double scaled(BigDecimal level) {
        return level.doubleValue() / history.sharesSince(plan.asOf());
    }

    private boolean isReached(BigDecimal level, boolean isAbove, int bar) {
        return isAbove ? bars.high()[bar] >= scaled(level) : bars.low()[bar] <= scaled(level);
    }

    private void add(Kind kind, BigDecimal level, boolean isAbove, int bar, @Nullable String open) {
        reached.add(
                new ReachedLevel(
                        plan.ticker(),
                        name,
                        plan.side(),
                        kind,
                        history.adjusted(level, plan.asOf()),
                        level,
                        isAbove ? bars.high()[bar] : bars.low()[bar],
                        bars.close()[bar],
                        Timeframe.date(bars.time()[bar]),
                        plan.analysis(),
                        open));
    }
}
