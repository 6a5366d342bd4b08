package bellwether.market.bars;

import com.fasterxml.jackson.annotation.JsonValue;

/// How bars are drawn.
public enum Chart {
    CANDLES("candlesticks"),
    HEIKIN_ASHI("heikin-ashi");

    private final String code;

    Chart(String code) {
        this.code = code;
    }

    @JsonValue
    public String code() {
        return code;
    }
}
