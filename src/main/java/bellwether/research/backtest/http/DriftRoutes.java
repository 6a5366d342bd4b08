package bellwether.research.backtest.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.drift.DriftReport;
import bellwether.research.backtest.drift.Drifts;
import bellwether.trading.portfolio.StrategyId;
import bellwether.trading.strategy.Strategies;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// A strategy on paper beside its backtest.
public final class DriftRoutes implements Routes {
    private final Drifts drifts;
    private final Strategies strategies;

    public DriftRoutes(Drifts drifts, Strategies strategies) {
        this.drifts = drifts;
        this.strategies = strategies;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/api/v1/strategies/{id}/drift", this::drift, Role.READER);
    }

    /// @throws Refusal where the caller has no such strategy, or it has no rules
    private void drift(Context ctx) {
        ConditionalResponse reading = ConditionalResponse.json(ctx);
        QueryParameters.allowOnly(ctx);
        reading.answer(EntityTag.ofBytes(), of(Callers.of(ctx).owner(), ctx.pathParam("id")));
    }

    private DriftReport of(String owner, String id) {
        return StrategyId.parse(id)
                .map(known -> drifts.of(owner, strategies.known(owner, known)))
                .orElseThrow(() ->
                        Refusal.notFound(
                                "unknown_strategy",
                                "Unknown strategy %s. GET /api/v1/strategies lists yours."
                                        .formatted(id)));
    }
}
