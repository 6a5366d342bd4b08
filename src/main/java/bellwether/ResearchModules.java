package bellwether;

import static bellwether.ShutdownStep.CLOCKS;

import bellwether.desk.alert.fire.AlertSignalDao;
import bellwether.desk.scan.detection.DetectionSignalDao;
import bellwether.desk.watchlist.ListMembership;
import bellwether.frontend.legacy.LegacyApi;
import bellwether.frontend.mcp.AssistantTools;
import bellwether.market.bars.Market;
import bellwether.platform.base.Audit;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.Routes;
import bellwether.platform.jobs.JobEndListener;
import bellwether.platform.jobs.JobKind;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.live.LiveEventType;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.ops.Operations;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisDiffRoute;
import bellwether.research.analysis.http.AnalysisRoutes;
import bellwether.research.analysis.http.AnalysisSupplements;
import bellwether.research.analysis.http.ProfileRoutes;
import bellwether.research.analysis.http.ResultRoutes;
import bellwether.research.analysis.http.StoredAnalysisRoutes;
import bellwether.research.analysis.http.VerdictChangeRoute;
import bellwether.research.backtest.BacktestApi;
import bellwether.research.backtest.Backtests;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.evidence.SignalEvidence;
import bellwether.research.forecast.Forecasts;
import bellwether.research.learning.Features;
import bellwether.research.learning.Learners;
import bellwether.research.learning.ModelScores;
import bellwether.research.learning.Models;
import bellwether.research.learning.Outcomes;
import bellwether.research.learning.http.ScoreRoutes;
import bellwether.research.screen.ScreenLiveEvents;
import bellwether.research.screen.Screens;
import bellwether.research.structure.MarketStructure;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/// The modules of the floor `research`: what history says and how far to trust it.
final class ResearchModules implements RouteSource {
    /// Every type of event that they publish.
    static final List<LiveEventType> EVENTS =
            Stream.of(ScreenLiveEvents.TYPES, Scoreboard.EVENTS, Outcomes.EVENTS)
                    .flatMap(List::stream)
                    .toList();

    private final Analyses analyses;
    private final Backtests backtests;
    private final Screens screens;
    private final Scoreboard scoreboard;
    private final SignalEvidence evidence;
    private final Outcomes outcomes;
    private final Learners learners;
    private final Models models;
    private final ModelScores scores;
    private final Forecasts forecasts;
    private final MarketStructure structure;
    private final AnalysisRoutes current;
    private final Foundation base;
    private final Others others;

    /// What they stand on, beside the foundation.
    record Others(Jobs jobs, MarketModules market, TradingModules trading, Audit audit) {}

    ResearchModules(Foundation base, Others others) {
        this.base = base;
        this.others = others;
        Jobs jobs = others.jobs();
        Market market = others.market().market();
        Jdbi jdbi = base.reads.exact();
        ListMembership lists = new ListMembership(jdbi);
        analyses =
                new Analyses(
                        base.reads,
                        jobs,
                        market,
                        lists,
                        base.settings.prices().staleSessions(),
                        base.clock);
        backtests =
                new Backtests(
                        base.reads,
                        new Backtests.Others(
                                jobs,
                                market,
                                others.market().quality().warner(),
                                analyses,
                                others.trading().strategies(),
                                others.trading().portfolios().accounts(),
                                lists),
                        base.clock);
        screens =
                new Screens(
                        jdbi,
                        new Screens.Others(
                                jobs, market, others.market().calendars(), lists, others.audit()),
                        base.bodies,
                        base.clock);
        scoreboard = new Scoreboard(base.reads, jobs, market, base.clock);
        evidence = new SignalEvidence(base.reads, jobs, market, screens::entries, base.clock);
        outcomes =
                base.closing.add(
                        CLOCKS,
                        new Outcomes(
                                jdbi,
                                new Outcomes.Others(
                                        jobs,
                                        market,
                                        List.of(new AlertSignalDao(), new DetectionSignalDao()),
                                        new PortfolioTrades(
                                                others.trading().portfolios(), market.symbols())),
                                base.settings.work().labels(),
                                base.bodies,
                                base.clock));
        learners = new Learners(jdbi, base.bodies, base.clock);
        models =
                base.closing.add(
                        CLOCKS,
                        new Models(
                                jdbi,
                                new Models.Others(
                                        jobs, market, screens.universes(), others.audit()),
                                base.settings.work().trainings(),
                                base.bodies,
                                base.clock));
        scores =
                base.closing.add(
                        CLOCKS,
                        new ModelScores(
                                jdbi, new ModelScores.Others(jobs, market, models), base.clock));
        forecasts =
                new Forecasts(base.reads, jobs, market, others.trading().portfolios(), base.clock);
        structure = new MarketStructure(market, base.bodies);
        current = new AnalysisRoutes(analyses, jobs, base.bodies);
    }

    Analyses analyses() {
        return analyses;
    }

    Screens screens() {
        return screens;
    }

    Backtests backtests() {
        return backtests;
    }

    Scoreboard scoreboard() {
        return scoreboard;
    }

    SignalEvidence evidence() {
        return evidence;
    }

    void watchedBy(Operations operations) {
        operations.watch(scores);
    }

    /// For assistants.
    AssistantTools.Research tools() {
        return new AssistantTools.Research(analyses, screens, scoreboard, evidence);
    }

    /// For the older paths.
    LegacyApi.Research legacy() {
        return new LegacyApi.Research(
                analyses,
                current,
                backtests,
                others.market().market().symbols(),
                outcomes,
                forecasts,
                structure,
                models,
                scores);
    }

    /// What they have to do each night.
    List<Chore> chores() {
        Jdbi patient = base.patient.jdbi();
        return List.of(
                scoreboard.chore(),
                evidence.chore(),
                outcomes.chore(patient),
                forecasts.chore(patient, base.settings.keeping().forecasts()),
                learners.chore(patient),
                models.chore(),
                scores.chore(patient));
    }

    List<JobKind> kinds() {
        return List.of(
                analyses.kind(
                        others.market().quality().warner(),
                        others.market().providers()::refresh,
                        scores::votes),
                backtests.kind(),
                screens.kind(),
                scoreboard.kind(),
                evidence.kind(),
                forecasts.kind(),
                outcomes.kind(),
                models.kind(),
                scores.kind());
    }

    @Override
    public List<Routes> routes() {
        return Stream.<RouteSource>of(
                        current,
                        new ResultRoutes(analyses, others.jobs()),
                        new StoredAnalysisRoutes(
                                analyses, new AnalysisSupplements(evidence::of, scores::of)),
                        new AnalysisDiffRoute(analyses.stored()),
                        new VerdictChangeRoute(analyses.stored(), screens.universes(), base.clock),
                        new ProfileRoutes(analyses.profiles(), base.bodies),
                        new BacktestApi(backtests, others.jobs(), base.bodies),
                        screens,
                        scoreboard,
                        evidence,
                        outcomes,
                        learners,
                        models,
                        new ScoreRoutes(scores, base.bodies),
                        forecasts,
                        structure,
                        new Features(others.market().market().late(), base.memory))
                .flatMap(source -> source.routes().stream())
                .toList();
    }

    /// What has to be done when a job ends.
    List<JobEndListener> jobEnds() {
        return List.of(models.endings());
    }

    void start() {
        outcomes.start();
        models.start();
        scores.start();
    }

    List<LoopView> loops() {
        return Stream.of(outcomes.loops(), models.loops(), scores.loops())
                .flatMap(List::stream)
                .toList();
    }
}
