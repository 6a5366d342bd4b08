package bellwether.trading.portfolio.performance;

import bellwether.trading.portfolio.FinishedTrade;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A finished trade, and what its order asked for.
///
/// @param pattern that the order's origin named; empty where it named none
/// @param firstStop in the unit of the symbol's prices and the shares of the closing day; null
///   where the order had no fixed stop
public record TracedTrade(FinishedTrade trade, String pattern, @Nullable BigDecimal firstStop) {}
