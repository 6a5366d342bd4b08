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
        return PortfolioId.parse(text).orElseThrow(() -> unknown("portfolio", text, "pf_1"));
    }

    public static StrategyId strategy(Context ctx) {
        String text = ctx.pathParam("id");
        return StrategyId.parse(text).orElseThrow(() -> unknown("strategy", text, "st_1"));
    }

    static OrderId order(Context ctx) {
        String text = ctx.pathParam("id");
        return OrderId.parse(text).orElseThrow(() -> unknown("order", text, "or_1_1"));
    }

    private static Refusal unknown(String kind, String text, String example) {
        return Refusal.notFound(
                "unknown_" + kind,
                "The id of %s must be such as %s, was \"%s\"."
                        .formatted(
                                kind.equals("order") ? "an order" : "a " + kind,
                                example,
                                Quoted.text(text)));
    }
}
