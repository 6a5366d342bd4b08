package bellwether.trading.portfolio.risk;

import java.math.BigDecimal;

/// What a limit lets pass of an order.
///
/// @param detail limit, rule and value, for an order of more
/// @param most shares of the order that could open under it
record LimitRoom(RiskLimit limit, String detail, BigDecimal most) {}
