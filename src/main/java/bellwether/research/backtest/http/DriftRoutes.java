package bellwether.research.backtest.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// A strategy on paper beside its backtest.
public final class DriftRoutes implements Routes {
    private final Backtests backtests;

    public DriftRoutes(Backtests backtests) {
        this.backtests = backtests;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/strategies/{id}/drift", this::drift, Role.READER);
    }

    /// @throws Refusal where the caller has no such strategy, or it has no rules
    private void drift(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(
                EntityTag.ofBytes(),
                backtests.drift(Callers.of(ctx).owner(), ctx.pathParam("id")));
    }
}
