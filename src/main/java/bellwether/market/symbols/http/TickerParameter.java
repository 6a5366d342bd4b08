package bellwether.market.symbols.http;

import bellwether.market.symbols.Ticker;
import bellwether.platform.base.Refusal;
import io.javalin.http.Context;

/// The ticker in a route's path.
public final class TickerParameter {
    private TickerParameter() {}

    /// The ticker, in capital letters.
    ///
    /// @throws Refusal 404 when it can be no ticker
    public static Ticker of(Context ctx) {
        String typed = ctx.pathParam("ticker");
        return Ticker.of(typed)
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_symbol",
                                "The ticker in the path " + Ticker.rule(typed) + "."));
    }
}
