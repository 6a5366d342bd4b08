package bellwether.trading.execution;

import java.util.Locale;

/// Which way an order trades.
public enum OrderSide {
    BUY(1),
    SELL(-1);

    private final int sign;

    OrderSide(int sign) {
        this.sign = sign;
    }

    /// 1 for a buy, -1 for a sell.
    public int sign() {
        return sign;
    }

    public OrderSide opposite() {
        return this == BUY ? SELL : BUY;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
