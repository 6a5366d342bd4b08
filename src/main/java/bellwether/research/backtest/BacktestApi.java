package bellwether.research.backtest;

import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.backtest.http.BacktestRoutes;
import bellwether.research.backtest.http.BuiltInRoutes;
import bellwether.research.backtest.http.CheckRoutes;
import bellwether.research.backtest.http.DriftRoutes;
import bellwether.research.backtest.http.FindingRoutes;
import bellwether.research.backtest.http.ProofRoutes;
import bellwether.research.backtest.http.ReportRoutes;
import bellwether.research.backtest.http.RunRoutes;
import bellwether.research.backtest.http.SearchRoutes;
import java.util.List;

/// What backtests answer over HTTP.
public final class BacktestApi implements RouteSource {
    private final List<Routes> routes;

    public BacktestApi(Backtests backtests, Jobs jobs, BodyParser bodies) {
        this.routes =
                List.of(
                        new BuiltInRoutes(backtests), // before ids
                        new CheckRoutes(backtests, bodies),
                        new BacktestRoutes(backtests, jobs, bodies),
                        new RunRoutes(backtests.archive(), backtests.reruns(), jobs),
                        new SearchRoutes(backtests.archive(), jobs),
                        new FindingRoutes(backtests.archive(), jobs),
                        new ReportRoutes(backtests, jobs),
                        new ProofRoutes(backtests.archive(), backtests.tester(), jobs, bodies),
                        new DriftRoutes(backtests.drifts(), backtests.strategies()));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
