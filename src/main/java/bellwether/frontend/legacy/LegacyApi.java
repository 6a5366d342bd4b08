package bellwether.frontend.legacy;

import bellwether.desk.alert.RuleAlerts;
import bellwether.desk.alert.preference.PreferenceBook;
import bellwether.desk.journal.Journals;
import bellwether.desk.report.Reports;
import bellwether.desk.scan.Scanner;
import bellwether.desk.watchlist.Watchlists;
import bellwether.market.bars.Market;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.platform.access.OwnerPreferences;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisRoutes;
import bellwether.research.backtest.Backtests;
import bellwether.research.forecast.Forecasts;
import bellwether.research.learning.ModelScores;
import bellwether.research.learning.Models;
import bellwether.research.learning.Outcomes;
import bellwether.research.structure.MarketStructure;
import bellwether.trading.portfolio.Portfolios;
import bellwether.trading.strategy.Strategies;
import java.time.InstantSource;
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

    /// What history says.
    ///
    /// @param current the routes of today, which answer clients that wait for results
    /// @param symbols whose newest bars end the last days of backtests
    /// @param outcomes what came of patterns
    /// @param forecasts what portfolios may come to
    /// @param structure what bars show around symbols
    /// @param models that were trained
    /// @param scores what the active model says
    public record Research(
            Analyses analyses,
            AnalysisRoutes current,
            Backtests backtests,
            SymbolDirectory symbols,
            Outcomes outcomes,
            Forecasts forecasts,
            MarketStructure structure,
            Models models,
            ModelScores scores) {}

    /// What is traded on paper, and what owners are alerted of.
    public record Trading(Portfolios portfolios, Strategies strategies, RuleAlerts alerts) {}

    /// What a person does every day.
    ///
    /// @param clock by which the last days are counted
    public record Desk(
            Scanner scanner,
            Watchlists watchlists,
            Reports reports,
            Journals journals,
            Owners owners,
            Market market,
            InstantSource clock) {}

    /// What is kept of owners.
    public record Owners(OwnerPreferences preferences, PreferenceBook notifications) {}

    public LegacyApi(
            Facts facts,
            Research research,
            Jobs jobs,
            Trading trading,
            Desk daily,
            BodyParser bodies) {
        Analyses analyses = research.analyses;
        OlderBacktestDesk desk = new OlderBacktestDesk(research.backtests, jobs);
        routes =
                List.of(
                        new OlderTradeRoutes(trading.portfolios, bodies),
                        new OlderTradeFigures(trading.portfolios),
                        new OlderAlertRoutes(trading.alerts, bodies),
                        new OlderAlertExplanationRoute(trading.alerts.book(), bodies),
                        new OlderAlertTradeRoutes(
                                trading.alerts.book(), trading.portfolios, bodies),
                        new OlderStrategyRoutes(trading.portfolios, trading.strategies, bodies),
                        new OlderWatchlistRoutes(daily.watchlists, bodies),
                        new OlderCollectionRoutes(daily.watchlists, bodies),
                        new OlderJournalRoutes(daily.journals, bodies),
                        new OlderInsightRoutes(daily.journals),
                        new OlderAnalyticsRoutes(daily.journals, research.forecasts.portfolios()),
                        new OlderReadingRoutes(research.structure.desk(), bodies),
                        new OlderAbsentRoutes(),
                        new OlderModelRoutes(research.models.book(), research.scores, bodies),
                        new OlderProfileRoutes(
                                daily.owners.preferences, daily.owners.notifications, bodies),
                        new OlderAnalyzeRoute(analyses, research.current, jobs, bodies),
                        new OlderBulkRoutes(analyses, jobs, bodies),
                        new OlderJobRoutes(analyses, jobs),
                        new OlderHistoryRoute(analyses),
                        new OlderReportRoutes(analyses, jobs, daily.reports),
                        new OlderRuleLists(research.backtests),
                        new OlderBacktestRoutes(desk, research.backtests, bodies),
                        new OlderTickerRoutes(desk, research.backtests, bodies, research.symbols),
                        new OlderScanRoutes(daily.scanner, bodies),
                        new OlderPatternRoutes(daily.scanner, daily.market, bodies),
                        new OlderDetectionRoutes(daily.scanner, daily.clock),
                        new OlderOutcomeRoutes(
                                research.outcomes.book(), daily.scanner.archive(), bodies),
                        new OlderPerformanceRoutes(
                                research.outcomes.performance(),
                                daily.scanner.archive(),
                                daily.clock),
                        new OlderMarketRoutes(daily.market, bodies),
                        new ConfigRoute(facts));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
