package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;

/// A limit that an order would break.
///
/// @param detail limit, rule, value
/// @param most shares of the order that could open under it
record LimitBreach(RiskLimit limit, String detail, BigDecimal most) {}
