package bellwether.trading.execution;

import java.util.Locale;

/// Why cash changed.
public enum LedgerKind {
    /// Money in or out, which is no profit.
    FLOW,
    /// The value of a fill.
    TRADE,
    CHARGE,
    DIVIDEND,
    BORROW_FEE,
    /// For the fraction of a share that a split left.
    CASH_IN_LIEU,
    /// For shares of a symbol that is no longer listed.
    SETTLEMENT,
    CONVERSION,
    CONVERSION_COST;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
