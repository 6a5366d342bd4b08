package bellwether.research.backtest.portfolio;

import bellwether.trading.rules.RuleState;
import bellwether.trading.rules.SignalSnapshot;

/// What is kept of a symbol while its bars are not in memory.
final class ScannedSymbol {
    final int place;
    final String ticker;
    final SignalSnapshot snapshot;

    /// How many of its bars are used.
    final int end;

    private RuleState state = RuleState.NEW;
    private int stateBar;

    /// @param place among all symbols by ticker
    ScannedSymbol(int place, String ticker, SignalSnapshot snapshot, int end) {
        this.place = place;
        this.ticker = ticker;
        this.snapshot = snapshot;
        this.end = end;
    }

    /// What the rule remembers after the close of a bar, with nothing held nor ordered.
    void leave(RuleState left, int bar) {
        state = left;
        stateBar = bar;
    }

    /// The same at the close before a later bar: only a cooldown goes on.
    RuleState before(int bar) {
        int left = state.noEntryBars() - (bar - stateBar - 1);
        return left <= 0 ? RuleState.NEW : new RuleState(0, 0, left, null, 0, null);
    }
}
