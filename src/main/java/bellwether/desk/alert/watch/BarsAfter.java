package bellwether.desk.alert.watch;

import bellwether.desk.alert.fire.AlertSweepDao.Following;
import bellwether.desk.alert.fire.AlertSweepDao.Pending;
import bellwether.trading.rules.RuleHistory;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What followed a bar, in percent of its close and in its own shares.
final class BarsAfter {
    static final int ONE = 1;
    static final int WEEK = 5;
    static final int MONTH = 20;

    private BarsAfter() {}

    /// What is known by now of an alert; nothing where its bar is gone or is the last.
    static Optional<Following> of(Pending alert, RuleHistory history) {
        int bar = history.raw().place(alert.barTime());
        if (bar + ONE >= history.size() || history.raw().time()[bar] != alert.barTime()) {
            return Optional.empty();
        }
        return Optional.of(
                new Following(
                        alert.id(),
                        change(history, bar, ONE),
                        change(history, bar, WEEK),
                        change(history, bar, MONTH)));
    }

    /// Null where there are not so many bars yet.
    static @Nullable Double change(RuleHistory history, int bar, int bars) {
        if (bar + bars >= history.size()) {
            return null;
        }
        double[] close = history.raw().close();
        double then = history.carried(close[bar], bar, bar + bars, 1);
        return LeafFacts.shown(100 * (close[bar + bars] / then - 1));
    }
}
