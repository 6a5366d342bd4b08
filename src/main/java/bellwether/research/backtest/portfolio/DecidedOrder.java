package bellwether.research.backtest.portfolio;

import bellwether.trading.execution.Order;

/// An order that was decided at a close.
record DecidedOrder(ActiveSymbol symbol, Order order, OrderPurpose purpose) {}
