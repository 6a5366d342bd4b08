package bellwether.trading.execution.cost;

/// How much of half spread and slippage a fill pays.
public enum TakerRule {
    /// All: market, stop and close orders.
    FULL,
    /// At most up to the order's limit: limits filled at the open.
    UP_TO_LIMIT,
    /// Nothing: limits that waited for their price.
    NONE
}
