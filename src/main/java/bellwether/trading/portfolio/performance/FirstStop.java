package bellwether.trading.portfolio.performance;

import java.math.BigDecimal;

/// The first stop that an entry brought.
///
/// @param price in the unit of the symbol's prices and the shares of the closing day
/// @param withdrawn whether its owner cancelled it
public record FirstStop(BigDecimal price, boolean withdrawn) {}
