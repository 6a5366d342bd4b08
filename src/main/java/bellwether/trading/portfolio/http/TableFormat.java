package bellwether.trading.portfolio.http;

import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.QueryParameters;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;

/// In which form a list is wanted.
enum TableFormat {
    @JsonProperty("json")
    JSON,
    @JsonProperty("csv")
    CSV,
    @JsonProperty("parquet")
    PARQUET;

    /// What `format` says, else what the caller accepts.
    static TableFormat of(Context ctx) {
        return QueryParameters.oneOf(ctx, "format", TableFormat.class)
                .orElseGet(() -> accepted(ctx));
    }

    private static TableFormat accepted(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.tableOrParquet(ctx);
        if (reading.isParquet()) {
            return PARQUET;
        }
        return reading.isTable() ? CSV : JSON;
    }
}
