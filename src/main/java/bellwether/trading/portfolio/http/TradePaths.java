package bellwether.trading.portfolio.http;

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
                .orElseThrow(() -> Refusal.notFound("unknown_portfolio", "Unknown portfolio id."));
    }

    public static StrategyId strategy(Context ctx) {
        String text = ctx.pathParam("id");
        return StrategyId.parse(text)
                .orElseThrow(() -> Refusal.notFound("unknown_strategy", "Unknown strategy id."));
    }

    static OrderId order(Context ctx) {
        return OrderId.parse(ctx.pathParam("id"))
                .orElseThrow(() -> Refusal.notFound("unknown_order", "Unknown order id."));
    }
}
