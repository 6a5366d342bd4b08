package bellwether.desk.scan.detection;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What detections are counted by.
public enum GroupedBy {
    @JsonProperty("pattern")
    PATTERN("d.name"),
    @JsonProperty("ticker")
    TICKER("symbol.ticker::text"),
    @JsonProperty("day")
    DAY("to_char(d.bar at time zone 'UTC', 'YYYY-MM-DD')"),
    @JsonProperty("timeframe")
    TIMEFRAME("d.timeframe"),
    @JsonProperty("direction")
    DIRECTION("case when d.direction > 0 then 'bullish' else 'bearish' end");

    private final String key;

    GroupedBy(String key) {
        this.key = key;
    }

    /// As SQL.
    String key() {
        return key;
    }
}
