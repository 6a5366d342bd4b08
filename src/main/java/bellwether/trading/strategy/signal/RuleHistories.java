package bellwether.trading.strategy.signal;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.rules.RuleHistory;
import java.util.Optional;

/// Gives the bars that a rule may know when one of them is finished.
@FunctionalInterface
public interface RuleHistories {
    /// The stored bars of a symbol up to and with the one that begins at a time.
    ///
    /// @param time in seconds of the epoch
    /// @return empty where that bar is not stored
    Optional<RuleHistory> upTo(String symbol, Timeframe timeframe, long time);
}
