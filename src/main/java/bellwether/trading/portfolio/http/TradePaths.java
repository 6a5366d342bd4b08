package bellwether.trading.portfolio.http;

import bellwether.platform.base.Quoted;
import bellwether.platform.base.Refusal;
import bellwether.platform.http.Callers;
import bellwether.trading.portfolio.OrderId;
import bellwether.trading.portfolio.PortfolioId;
import bellwether.trading.portfolio.StrategyId;
import io.javalin.http.Context;

/// Ids in paths. What is not written as an id is none of anything.
public final class TradePaths {
    private TradePaths() {}

    /// The caller's owner.
    public static String owner(Context ctx) {
        return Callers.of(ctx).owner();
    }

    public static PortfolioId portfolio(Context ctx) {
        String text = ctx.pathParam("id");
        return PortfolioId.parse(text)
                .orElseThrow(() ->
                        Refusal.notFound("unknown_portfolio", said("a portfolio", "pf_1", text)));
    }

    public static StrategyId strategy(Context ctx) {
        String text = ctx.pathParam("id");
        return StrategyId.parse(text)
                .orElseThrow(() ->
                        Refusal.notFound("unknown_strategy", said("a strategy", "st_1", text)));
    }

    static OrderId order(Context ctx) {
        String text = ctx.pathParam("id");
        return OrderId.parse(text)
                .orElseThrow(
                        () -> Refusal.notFound("unknown_order", said("an order", "or_1_1", text)));
    }

    private static String said(String thing, String example, String text) {
        return "The id of %s must be such as %s, was \"%s\"."
                .formatted(thing, example, Quoted.text(text));
    }
}
