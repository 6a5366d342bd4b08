package bellwether.research.backtest.portfolio;

import bellwether.research.backtest.TradeExit;
import bellwether.trading.rules.RuleDecision;
import org.jspecify.annotations.Nullable;

/// Why an order of a portfolio run was given.
public enum OrderPurpose {
    ENTRY,
    /// The exit condition is true.
    SIGNAL,
    /// It was held for as many closes as it may be.
    TIME,
    /// The other side is entered.
    REVERSE,
    /// A position is brought back to its weight.
    REBALANCE,
    /// The run ends.
    END;

    static OrderPurpose of(RuleDecision.Purpose purpose) {
        return switch (purpose) {
            case ENTRY -> ENTRY;
            case SIGNAL -> SIGNAL;
            case TIME -> TIME;
            case REVERSE -> REVERSE;
        };
    }

    /// What trades say that such an order closed; null where it opens.
    @Nullable TradeExit exit() {
        return switch (this) {
            case ENTRY -> null;
            case SIGNAL -> TradeExit.SIGNAL;
            case TIME -> TradeExit.TIME;
            case REVERSE -> TradeExit.REVERSE;
            case REBALANCE -> TradeExit.REBALANCE;
            case END -> TradeExit.END;
        };
    }
}
