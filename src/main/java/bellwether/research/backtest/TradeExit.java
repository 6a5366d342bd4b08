package bellwether.research.backtest;

/// What ended a trade.
public enum TradeExit {
    SIGNAL,
    STOP,
    TARGET,
    TRAIL,
    TIME,
    /// A signal of the other side turned the position over.
    REVERSE,
    REBALANCE,
    /// A margin call, or equity of 0 or less.
    FORCED,
    DELISTED,
    MANUAL,
    /// The run ended.
    END
}
