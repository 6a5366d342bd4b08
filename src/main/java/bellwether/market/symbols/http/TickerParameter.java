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
        return Ticker.of(ctx.pathParam("ticker"))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_symbol", "The path does not contain a valid ticker."));
    }
}
