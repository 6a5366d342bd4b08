package bellwether.platform.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;

/// In which form a list is wanted.
public enum TableFormat {
    @JsonProperty("json")
    JSON,
    @JsonProperty("csv")
    CSV,
    @JsonProperty("parquet")
    PARQUET;

    /// What `format` says, else what the caller accepts.
    public static TableFormat of(Context ctx) {
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
