package bellwether.trading.execution.account;

/// How an open order acts now.
enum ActiveKind {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    CLOSE;

    boolean isStop() {
        return this == STOP || this == STOP_LIMIT;
    }
}
