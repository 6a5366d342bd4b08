package bellwether.market.bars.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.http.QueryParameters;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.javalin.http.Context;

/// How many bars an answer shows, and from which end of the span.
///
/// @param newest whether they are the newest of the span
/// @param descending whether the newest comes first
/// @param paged whether a next page follows when there are more
record PageOrder(int limit, boolean newest, boolean descending, boolean paged) {
    private enum Order {
        @JsonProperty("asc")
        ASC,
        @JsonProperty("desc")
        DESC
    }

    /// @throws Refusal when a parameter breaks its rule, or two of them contradict each other
    static PageOrder of(Context ctx, int most) {
        boolean descending =
                QueryParameters.oneOf(ctx, "order", Order.class)
                        .filter(Order.DESC::equals)
                        .isPresent();
        if (ctx.queryParam("last") == null) {
            int limit = QueryParameters.integer(ctx, "limit", 1, most, 50);
            return new PageOrder(limit, descending, descending, true);
        }
        int last = QueryParameters.integer(ctx, "last", 1, most, 1);
        if (descending) {
            throw Refusal.invalid(
                    "?order",
                    "must be asc with last, which returns the newest bars oldest first; order=desc with limit=%d returns the same bars newest first"
                            .formatted(last));
        }
        refuse(ctx, "limit", "must be left out with last, which sets the number of bars");
        refuse(ctx, "cursor", "must be left out with last, which returns one page");
        return new PageOrder(last, true, false, false);
    }

    private static void refuse(Context ctx, String name, String rule) {
        if (ctx.queryParam(name) != null) {
            throw Refusal.invalid("?" + name, rule);
        }
    }

    /// How many bars to read, to know whether there are more.
    int most() {
        return paged ? limit + 1 : limit;
    }
}
