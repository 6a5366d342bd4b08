package bellwether.frontend.mcp;

import bellwether.desk.alert.RuleAlerts;
import bellwether.market.bars.Market;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.FaultListener;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.Jobs;
import bellwether.research.analysis.Analyses;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.evidence.SignalEvidence;
import bellwether.research.screen.Screens;
import bellwether.trading.portfolio.Portfolios;
import java.util.List;

/// What assistants can ask this service, by the Model Context Protocol.
public final class AssistantTools implements RouteSource {
    private final List<Routes> routes;

    /// What history says.
    public record Research(
            Analyses analyses, Screens screens, Scoreboard scoreboard, SignalEvidence evidence) {}

    /// What a person does every day.
    public record Daily(Portfolios portfolios, RuleAlerts alerts, Jobs jobs) {}

    /// How messages are taken.
    ///
    /// @param version of the program
    /// @param faults is told of faults of ours
    public record Server(String version, BodyParser bodies, FaultListener faults) {}

    /// @param market as it may be shown: a moment late
    public AssistantTools(Server server, Market market, Research research, Daily daily) {
        List<AssistantTool> tools =
                List.of(
                        new SymbolSearchTool(market.symbols()),
                        new BarsTool(market),
                        new AnalysisTool(research.analyses),
                        new ScreenTool(research.screens),
                        new ScoreboardTool(research.scoreboard),
                        new EvidenceTool(research.evidence),
                        new AlertListTool(daily.alerts),
                        new PortfolioTool(daily.portfolios),
                        new JobTool(daily.jobs));
        routes =
                List.of(
                        new AssistantRoute(
                                new ToolServer(server.version, tools, server.faults),
                                server.bodies));
    }

    @Override
    public List<Routes> routes() {
        return routes;
    }
}
