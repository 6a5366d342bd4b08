package bellwether.trading.strategy.signal;

import bellwether.market.symbols.Timeframe;
import bellwether.trading.execution.TapeStep;
import bellwether.trading.rules.RuleHistory;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Gives the bars that a rule may know when one of them is finished.
@FunctionalInterface
public interface RuleHistories {
    /// The stored bars of a symbol up to and with that of a step: of days the one of its date,
    /// within the day the one that begins at its time.
    ///
    /// @return empty where that bar is not stored
    Optional<RuleHistory> upTo(String symbol, Timeframe timeframe, TapeStep step);

    /// Reads the histories of a step's symbols at once, as far as there is memory for them; the
    /// others are read when they are asked for. Not within a transaction.
    ///
    /// @param wanted symbols by the timeframe of their rules
    default Held held(Map<Timeframe, Set<String>> wanted, TapeStep step) {
        return new Held(this, () -> {});
    }

    /// Histories with the memory that they take.
    ///
    /// @param end gives it back
    record Held(RuleHistories histories, Runnable end) {}
}
