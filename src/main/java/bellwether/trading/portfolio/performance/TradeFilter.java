package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.StrategyId;
import java.util.List;
import java.util.Optional;

/// Which closed trades are wanted.
///
/// @param before only those with a smaller number
/// @param entries only those that one of these orders opened, by what the account calls them; all
///   where it is empty
public record TradeFilter(
        Optional<StrategyId> strategy, Optional<String> symbol, long before, List<String> entries) {
    public TradeFilter {
        entries = List.copyOf(entries);
    }

    public TradeFilter(Optional<StrategyId> strategy, Optional<String> symbol, long before) {
        this(strategy, symbol, before, List.of());
    }
}
