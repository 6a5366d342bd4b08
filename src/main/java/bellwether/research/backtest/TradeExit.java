package bellwether.research.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What ended a trade.
public enum TradeExit {
    @JsonProperty("signal")
    SIGNAL,
    @JsonProperty("stop")
    STOP,
    @JsonProperty("target")
    TARGET,
    @JsonProperty("trail")
    TRAIL,
    @JsonProperty("time")
    TIME,
    /// A signal of the other side turned the position over.
    @JsonProperty("reverse")
    REVERSE,
    @JsonProperty("rebalance")
    REBALANCE,
    /// A margin call, or equity of 0 or less.
    @JsonProperty("forced")
    FORCED,
    @JsonProperty("delisted")
    DELISTED,
    /// A split left no whole share: what was left was paid out in cash.
    @JsonProperty("split")
    SPLIT,
    @JsonProperty("manual")
    MANUAL,
    /// The run ended.
    @JsonProperty("end")
    END
}
