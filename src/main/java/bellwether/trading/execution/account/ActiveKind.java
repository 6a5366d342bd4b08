package bellwether.trading.execution.account;

import bellwether.trading.execution.OrderType;

/// How an open order acts now.
enum ActiveKind {
    MARKET,
    LIMIT,
    STOP,
    STOP_LIMIT,
    CLOSE;

    /// Before anything has triggered it.
    static ActiveKind of(OrderType type) {
        return switch (type) {
            case OrderType.Market _ -> MARKET;
            case OrderType.Limit _ -> LIMIT;
            case OrderType.Stop _, OrderType.Trailing _ -> STOP;
            case OrderType.StopLimit _ -> STOP_LIMIT;
            case OrderType.MarketOnClose _ -> CLOSE;
        };
    }

    /// Once its stop has been reached.
    ActiveKind triggered() {
        return switch (this) {
            case STOP -> MARKET;
            case STOP_LIMIT -> LIMIT;
            case MARKET, LIMIT, CLOSE -> this;
        };
    }

    boolean isStop() {
        return this == STOP || this == STOP_LIMIT;
    }
}
