package bellwether.trading.execution;

import java.util.Locale;

/// accepted → working → filled, cancelled, expired, rejected.
public enum OrderState {
    /// No bar has begun since.
    ACCEPTED,
    WORKING,
    FILLED,
    CANCELLED,
    EXPIRED,
    REJECTED;

    public boolean isOpen() {
        return this == ACCEPTED || this == WORKING;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
