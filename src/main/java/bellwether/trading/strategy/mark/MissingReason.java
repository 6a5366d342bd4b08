package bellwether.trading.strategy.mark;

import java.util.Locale;

/// Why a leg has no mark.
public enum MissingReason {
    /// No quote of the last 15 minutes, and the close of the last finished session is not stored.
    NO_PRICE,
    /// The price is after a split that the account has not booked yet.
    SPLIT_NOT_BOOKED,
    /// No exchange rate of the last five days.
    NO_RATE;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
