package bellwether.research.backtest;

/// Which way a trade earns.
public enum TradeDirection {
    LONG,
    SHORT;

    public int sign() {
        return this == LONG ? 1 : -1;
    }
}
