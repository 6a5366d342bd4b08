package bellwether.research.backtest.run;

import bellwether.trading.rules.RuleOptions;
import bellwether.trading.rules.RuleSignals;

/// The bars of a history that a run is over. Values of rules are those of the whole history, so
/// what lies before is their warm-up.
///
/// @param from the first bar at whose close something may be decided
/// @param to the bar behind the last one
/// @param atEnd what becomes of a position that is open at the last bar
public record RunSpan(int from, int to, RuleOptions.AtEnd atEnd) {
    public RunSpan {
        if (from < 0 || from > to) {
            throw new IllegalArgumentException(
                    "a run is from a bar to one behind it, was %d to %d".formatted(from, to));
        }
    }

    /// The whole history, with the rule's own end.
    public static RunSpan whole(RuleSignals signals) {
        return new RunSpan(0, signals.history().size(), signals.rule().options().atEnd());
    }

    public int size() {
        return to - from;
    }
}
