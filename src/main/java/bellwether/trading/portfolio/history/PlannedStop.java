package bellwether.trading.portfolio.history;

import java.math.BigDecimal;

/// The stop that an entry order brought along.
///
/// @param price in the prices of the symbol and the shares of the closing day
/// @param perUnit money of one unit of those prices: 0.01 where they are in pence, else 1
/// @param withdrawn whether its owner cancelled it while the shares were held
public record PlannedStop(BigDecimal price, BigDecimal perUnit, boolean withdrawn) {}
