package bellwether.market.bars.http;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How bars lie in JSON.
enum JsonLayout {
    /// An object for each bar.
    @JsonProperty("rows")
    ROWS,
    /// An array for each column, all of one length.
    @JsonProperty("columns")
    COLUMNS
}
