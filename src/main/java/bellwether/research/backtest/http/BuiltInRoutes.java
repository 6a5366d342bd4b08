package bellwether.research.backtest.http;

import bellwether.platform.base.Role;
import bellwether.platform.http.Callers;
import bellwether.platform.http.ConditionalResponse;
import bellwether.platform.http.Cursor;
import bellwether.platform.http.EntityTag;
import bellwether.platform.http.Page;
import bellwether.platform.http.QueryParameters;
import bellwether.platform.http.Routes;
import bellwether.research.backtest.Backtests;
import bellwether.research.backtest.store.TrialDao;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/// The rules that ship, and what the caller has tried.
public final class BuiltInRoutes implements Routes {
    private static final String TRIALS = "trials";

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
        QueryParameters.allowOnly(ctx, "limit", "cursor");
        int limit = QueryParameters.limit(ctx);
        int skipped = Math.clamp(Cursor.number(ctx, TRIALS, 0), 0, Integer.MAX_VALUE);
        List<TrialDao.Family> found =
                backtests.archive().families(Callers.of(ctx).owner(), skipped, limit + 1);
        reading.answer(
                EntityTag.ofBytes(),
                Page.of(ctx, limit, found, _ -> Cursor.of(TRIALS, skipped + limit)));
    }
}
