package bellwether.research.backtest.portfolio;

import java.util.Locale;

/// Why an entry signal gave no order.
public enum SkipReason {
    /// As many positions are held or ordered as there may be.
    NO_FREE_SLOT,
    /// The value that ranks it is unknown.
    NO_RANK,
    /// There are no 63 returns that differ, by which its weight is found.
    NO_VOLATILITY,
    /// The rule gives no order: a cooldown, a value that is unknown, a level on the wrong side.
    RULE,
    /// Equity was 0 or less: nothing is ordered any more.
    RUINED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
