package bellwether.research.backtest.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What a backtest's runs are.
public enum BacktestKind {
    /// Each symbol with cash of its own.
    @JsonProperty("single")
    SINGLE,
    /// All symbols with one cash.
    @JsonProperty("portfolio")
    PORTFOLIO,
    /// Several rules over the same symbols, side by side.
    @JsonProperty("compare")
    COMPARE,
    /// Each combination of a rule's parameters.
    @JsonProperty("sweep")
    SWEEP,
    /// Parameters chosen on one span and tried on the next, again and again.
    @JsonProperty("walk_forward")
    WALK_FORWARD
}
