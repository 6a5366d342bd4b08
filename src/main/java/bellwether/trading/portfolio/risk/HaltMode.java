package bellwether.trading.portfolio.risk;

import java.util.Locale;

/// What a halt does beside refusing orders that open.
public enum HaltMode {
    BLOCK,
    /// Cancels open orders that would open.
    CANCEL,
    /// Cancels entry orders and closes all positions with market orders.
    FLATTEN;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static HaltMode of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
