package bellwether.trading.execution;

import java.util.Locale;

/// Why an order ended otherwise than filled.
public enum OrderReason {
    NONE,
    /// Its first bar or session is over.
    DAY_OVER,
    /// Its date has passed.
    UNTIL_PASSED,
    /// The other one of a pair has filled.
    OCO,
    /// There is no position left to reduce.
    POSITION_CLOSED,
    /// An exit of its bracket has filled or triggered.
    BRACKET_EXIT,
    INSUFFICIENT_CASH,
    WOULD_SHORT,
    /// As many positions are open as there may be.
    NO_SLOT,
    SPLIT_TO_ZERO,
    DELISTED,
    RUINED,
    /// Average true range unknown, for a distance in multiples of it.
    ATR_UNKNOWN,
    /// No rate that is recent enough for the currency of the symbol.
    CURRENCY_UNKNOWN,
    BAD_BRACKET,
    /// The owner cancelled it.
    REQUESTED,
    /// Its portfolio was halted.
    HALTED,
    /// A later order of its rule took its place.
    REPLACED,
    /// It has waited for as many bars as its rule lets it.
    BARS_OVER;

    /// Whether the owner, a halt or a rule wanted it no longer: a market cannot know that.
    public boolean isWithdrawal() {
        return this == REQUESTED || this == HALTED || this == REPLACED || this == BARS_OVER;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
