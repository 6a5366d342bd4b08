package bellwether.market;

import bellwether.web.Refusal;
import io.javalin.http.Context;

/// The ticker in a route's path.
final class TickerParameter {
    private TickerParameter() {}

    /// @throws Refusal 404 when it can be no ticker
    static Ticker of(Context ctx) {
        return Ticker.of(ctx.pathParam("ticker"))
                .orElseThrow(() ->
                        Refusal.notFound("unknown_symbol", "The path names no possible ticker."));
    }
}
