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
                .orElseThrow(() ->
                        Refusal.unknown(
                                "unknown_portfolio",
                                "portfolio",
                                text,
                                "Ids look like pf_1; GET /api/v1/portfolios lists yours"));
    }

    public static StrategyId strategy(Context ctx) {
        String text = ctx.pathParam("id");
        return StrategyId.parse(text)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "unknown_strategy",
                                "strategy",
                                text,
                                "Ids look like st_1; GET /api/v1/strategies lists yours"));
    }

    static OrderId order(Context ctx) {
        String text = ctx.pathParam("id");
        return OrderId.parse(text)
                .orElseThrow(() ->
                        Refusal.unknown(
                                "unknown_order",
                                "order",
                                text,
                                "Ids look like or_1_1; GET /api/v1/portfolios/{id}/orders lists those of a portfolio"));
    }
}
