package bellwether.trading.execution;

import java.util.Locale;

/// Why cash changed.
public enum LedgerKind {
    /// Money in or out, which is no profit.
    FLOW,
    /// Money that came in with stated shares or went out with them: no profit either.
    STATED_FLOW,
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

    /// Whether it is money in or out, which performance takes out of a return.
    public boolean isFlow() {
        return this == FLOW || this == STATED_FLOW;
    }

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
