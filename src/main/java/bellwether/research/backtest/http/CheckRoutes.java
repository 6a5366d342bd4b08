package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.Callers;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Responses;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;

/// Says what a rule does before it is run.
public final class CheckRoutes implements Routes {
    private final Backtests backtests;
    private final BacktestBodies bodies;

    public CheckRoutes(Backtests backtests, BodyParser bodies) {
        this.backtests = backtests;
        this.bodies = new BacktestBodies(bodies);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(BacktestRoutes.ALL + "/check", this::check, Role.READER);
    }

    private void check(Context ctx) {
        QueryParameters.allowOnly(ctx);
        BacktestBodies.Checked asked = bodies.checked(ctx);
        Responses.json(
                ctx, backtests.check(Callers.of(ctx).owner(), asked.rule(), asked.symbols()));
    }
}
