package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// The rules that ship, and what the caller has tried.
public final class BuiltInRoutes implements Routes {
    private final Backtests backtests;

    public BuiltInRoutes(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(BacktestRoutes.ALL + "/builtin", this::builtIn, Role.READER);
        routes.get(BacktestRoutes.ALL + "/trials", this::trials, Role.READER);
    }

    private void builtIn(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), Page.whole(backtests.shipped()));
    }

    /// The families of rules that were tried, the newest first.
    private void trials(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx, "limit");
        reading.answer(
                EntityTag.ofBytes(),
                Page.whole(
                        backtests
                                .archive()
                                .families(Callers.of(ctx).owner(), QueryParameters.limit(ctx))));
    }
}
