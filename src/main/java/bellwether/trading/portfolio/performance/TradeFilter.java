package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.StrategyId;
import java.util.Optional;

/// Which closed trades are wanted.
///
/// @param before only those with a smaller number
public record TradeFilter(Optional<StrategyId> strategy, Optional<String> symbol, long before) {}
