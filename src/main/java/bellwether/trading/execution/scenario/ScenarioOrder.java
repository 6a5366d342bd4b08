package bellwether.trading.execution.scenario;

import bellwether.trading.execution.Order;

/// An order that is accepted after the close of a day.
record ScenarioOrder(int day, Order order) {}
