package bellwether.research.backtest;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Which way a trade earns.
public enum TradeDirection {
    @JsonProperty("long")
    LONG,
    @JsonProperty("short")
    SHORT;

    public int sign() {
        return this == LONG ? 1 : -1;
    }
}
