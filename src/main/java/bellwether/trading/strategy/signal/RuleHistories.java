package bellwether.trading.strategy.signal;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.RuleHistory;
import java.util.Optional;

/// Gives the bars that a rule may know when one of them is finished.
@FunctionalInterface
public interface RuleHistories {
    /// The stored bars of a symbol up to and with that of a step: of days the one of its date,
    /// within the day the one that begins at its time.
    ///
    /// @return empty where that bar is not stored
    Optional<RuleHistory> upTo(String symbol, Timeframe timeframe, TapeStep step);
}
