package bellwether.frontend.legacy;

import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRoutes;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.strategy.Strategies;
import java.util.List;
import java.util.Map;

/// The paths that clients of the older systems call, on the same code as the others: their paths
/// and the names of their fields, our values. New clients use `/api/v1`.
public final class LegacyApi implements RouteSource {
    private final List<Routes> routes;

    /// What the service says of itself.
    ///
    /// @param rateLimits by group of requests; a group without a limit is absent
    public record Facts(String version, Map<String, RateLimit> rateLimits) {
        public Facts {
            rateLimits = Map.copyOf(rateLimits);
        }
    }

    /// How many requests of a group a caller may make.
    ///
    /// @param requests in each window
    /// @param burst requests that may come at once after a pause
    public record RateLimit(int requests, long windowSeconds, int burst) {}

    /// What is traded on paper.
    public record Trading(Portfolios portfolios, Strategies strategies) {}

    /// @param current the routes of today, which answer clients that wait for results
    public LegacyApi(
            Facts facts,
            Analyses analyses,
            AnalysisRoutes current,
            Jobs jobs,
            Trading trading,
            BodyParser bodies) {
        routes =
                List.of(
                        new OlderTradeRoutes(trading.portfolios, bodies),
                        new OlderTradeFigures(trading.portfolios),
                        new OlderStrategyRoutes(trading.portfolios, trading.strategies, bodies),
                        new OlderAnalyzeRoute(analyses, current, jobs, bodies),
                        new OlderBulkRoutes(analyses, jobs, bodies),
                        new OlderJobRoutes(analyses, jobs),
                        new OlderHistoryRoute(analyses),
                        new ConfigRoute(facts));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
