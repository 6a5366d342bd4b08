package bellwether.trading.execution.account;

/// Which part of the bar an order has seen: what its entry's fill leaves of it.
enum LiveSince {
    /// All of it.
    OPEN,
    /// What lies after a limit was reached.
    LIMIT_ENTRY,
    /// What lies after a stop was reached.
    STOP_ENTRY,
    /// Nothing.
    CLOSE
}
