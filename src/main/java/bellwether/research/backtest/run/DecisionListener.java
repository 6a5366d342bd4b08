package bellwether.research.backtest.run;

import bellwether.trading.rules.RuleAccount;
import bellwether.trading.rules.RuleDecision;
import bellwether.trading.rules.RuleState;

/// Sees what a run decides, before its orders are sent.
@FunctionalInterface
public interface DecisionListener {
    /// Sees nothing.
    DecisionListener NONE = (_, _, _) -> {};

    /// A rule was asked at the close of a bar.
    ///
    /// @param before what the decision of an earlier bar left
    /// @param account its equity may be asked for now only
    void decided(RuleState before, RuleAccount account, RuleDecision decision);
}
