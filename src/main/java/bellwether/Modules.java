package bellwether;

import static bellwether.ShutdownStep.CLOCKS;
import static bellwether.ShutdownStep.JOBS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.desk.alert.fire.AlertSignalDao;
import bellwether.desk.scan.detection.DetectionSignalDao;
import bellwether.desk.watchlist.ListMembership;
import bellwether.frontend.charts.ChartRoutes;
import bellwether.frontend.legacy.LegacyApi;
import bellwether.frontend.legacy.SocketIoRoute;
import bellwether.frontend.page.PageRoutes;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.calendar.http.ExchangeRoutes;
import bellwether.market.feeds.Providers;
import bellwether.market.imports.Imports;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.market.refresh.Refreshes;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.market.symbols.Ticker;
import bellwether.platform.access.Access;
import bellwether.platform.db.embedded.DiskRoom;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.http.LargeAnswers;
import bellwether.platform.http.RouteSource;
import bellwether.platform.http.limits.CountedWrongKeys;
import bellwether.platform.http.limits.RequestCounts;
import bellwether.platform.http.openapi.OpenApiRoutes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.jobs.http.JobEventStream;
import bellwether.platform.jobs.http.JobRoutes;
import bellwether.platform.jobs.live.JobLiveEvents;
import bellwether.platform.live.Live;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Maintenance;
import bellwether.platform.ops.MonitoredParts;
import bellwether.platform.ops.Operations;
import bellwether.research.analysis.Analyses;
import bellwether.research.analysis.http.AnalysisDiffRoute;
import bellwether.research.analysis.http.AnalysisRoutes;
import bellwether.research.analysis.http.ProfileRoutes;
import bellwether.research.analysis.http.ResultRoutes;
import bellwether.research.analysis.http.StoredAnalysisRoutes;
import bellwether.research.analysis.http.VerdictChangeRoute;
import bellwether.research.backtest.BacktestApi;
import bellwether.research.backtest.Backtests;
import bellwether.research.evidence.Scoreboard;
import bellwether.research.forecast.Forecasts;
import bellwether.research.learning.Outcomes;
import bellwether.research.screen.ScreenLiveEvents;
import bellwether.research.screen.Screens;
import bellwether.research.structure.MarketStructure;
import bellwether.technical.indicators.IndicatorApi;
import bellwether.trading.portfolio.PortfolioSymbols;
import bellwether.trading.strategy.Strategies;
import java.util.List;
import java.util.stream.Stream;

/// All modules of the service, built in the order of the floors, each from what it is given.
final class Modules {
    private static final String SAMPLE = "DEMO01";

    final Access access;
    final Jobs jobs;
    final Live live;
    final DeskModules desk;
    final Operations operations;
    final AuthorizationParts authorization;
    final PriceImport prices;
    final Maintenance maintenance;
    final Imports imports;
    private final Outcomes outcomes;
    private final Foundation base;
    private final Market market;
    private final RequestCounts counts;
    private final Refreshes refreshes;
    private final TradingModules trading;
    private final List<RouteSource> routes;

    Modules(Foundation base) {
        this.base = base;
        var settings = base.settings;
        var reads = base.reads;
        var bodies = base.bodies;
        var clock = base.clock;
        var closing = base.closing;
        // platform
        access =
                closing.add(
                        SERVICES,
                        new Access(
                                reads.exact(), settings.masterKey(), bodies, clock, App.VERSION));
        jobs =
                closing.add(
                        JOBS,
                        new Jobs(
                                reads.exact(),
                                base.engine.jdbi(),
                                List.of(),
                                base.jobs()
                                        .withKept(settings.keeping().jobs())
                                        .withVersion(App.VERSION)
                                        .with(access.audit())
                                        .withNews(base.news::accept),
                                clock));
        JobLiveEvents jobEvents = new JobLiveEvents(jobs);
        live =
                closing.add(
                        CLOCKS,
                        new Live(
                                reads.exact(),
                                base.live(),
                                Stream.of(
                                                List.of(
                                                        JobLiveEvents.ENDED,
                                                        JobLiveEvents.PROGRESS),
                                                ScreenLiveEvents.TYPES,
                                                Scoreboard.EVENTS,
                                                DeskModules.EVENTS,
                                                TradingModules.EVENTS)
                                        .flatMap(List::stream)
                                        .toList(),
                                List.of(jobEvents, Strategies.markEvents(reads.exact()))));
        operations =
                closing.add(
                        SERVICES,
                        new Operations(
                                App.VERSION,
                                clock,
                                base.news,
                                new MonitoredParts(base.database, base.engine, jobs, base.disk())));
        counts = closing.add(SERVICES, new RequestCounts(clock, settings.redis()));
        authorization =
                new AuthorizationParts(
                        access.keys(),
                        new CountedWrongKeys(settings.http().rates(), counts),
                        counts,
                        () -> base.disk().map(DiskRoom::new).filter(DiskRoom::isShort).isPresent(),
                        live.tickets());
        // market
        Calendars calendars = new Calendars(clock);
        market = new Market(reads, calendars, clock, base.memory);
        prices = new PriceImport(reads.exact(), clock);
        imports =
                new Imports(
                        reads.exact(),
                        new Imports.Others(market, jobs, access.audit(), new PortfolioSymbols()),
                        bodies,
                        clock);
        Providers providers =
                closing.add(
                        SERVICES,
                        new Providers(settings.prices().providers(), market, prices, clock));
        refreshes =
                closing.add(
                        CLOCKS,
                        new Refreshes(
                                new Refreshes.Others(jobs, market, providers, calendars),
                                bodies,
                                settings.prices().refresh(),
                                clock));
        Quality quality = new Quality(reads.exact(), market, calendars);
        trading =
                new TradingModules(
                        base, market, providers, access.audit(), settings.prices().staleSessions());
        // research
        ListMembership lists = new ListMembership(reads.exact());
        Analyses analyses =
                new Analyses(reads, jobs, market, lists, settings.prices().staleSessions(), clock);
        Backtests backtests =
                new Backtests(
                        reads,
                        new Backtests.Others(
                                jobs,
                                market,
                                quality.warner(),
                                analyses,
                                trading.strategies(),
                                trading.portfolios().accounts(),
                                lists),
                        clock);
        Screens screens =
                new Screens(
                        reads.exact(),
                        new Screens.Others(jobs, market, calendars, lists, access.audit()),
                        bodies,
                        clock);
        Scoreboard scoreboard = new Scoreboard(reads, jobs, market, clock);
        outcomes =
                closing.add(
                        CLOCKS,
                        new Outcomes(
                                reads.exact(),
                                new Outcomes.Others(
                                        jobs,
                                        market,
                                        List.of(new AlertSignalDao(), new DetectionSignalDao()),
                                        new PortfolioTrades(
                                                trading.portfolios(), market.symbols())),
                                settings.work().labels(),
                                bodies,
                                clock));
        Forecasts forecasts = new Forecasts(reads, jobs, market, trading.portfolios(), clock);
        MarketStructure structure = new MarketStructure(market, bodies);
        // desk
        desk =
                new DeskModules(
                        base,
                        new DeskModules.Others(
                                jobs, access, market, calendars, providers, trading, analyses,
                                screens));
        operations.watch(live);
        desk.watchedBy(operations);
        maintenance =
                closing.add(
                        CLOCKS,
                        new Maintenance(
                                jobs,
                                reads.exact(),
                                base.patient.jdbi(),
                                Stream.of(
                                                MaintenanceChores.of(
                                                        jobs,
                                                        analyses,
                                                        access,
                                                        live,
                                                        base.patient.jdbi(),
                                                        settings.keeping()),
                                                List.of(scoreboard.chore()),
                                                List.of(outcomes.chore(base.patient.jdbi())),
                                                List.of(
                                                        forecasts.chore(
                                                                base.patient.jdbi(),
                                                                settings.keeping().forecasts())),
                                                desk.chores(),
                                                trading.chores())
                                        .flatMap(List::stream)
                                        .toList(),
                                done -> MaintenanceChores.note(base.news, done),
                                clock));
        jobs.add(
                List.of(
                        analyses.kind(quality.warner(), providers::refresh),
                        backtests.kind(),
                        screens.kind(),
                        scoreboard.kind(),
                        outcomes.kind(),
                        forecasts.kind(),
                        imports.kind(),
                        refreshes.kind(),
                        maintenance.kind()));
        jobs.add(desk.kinds());
        // publishes as the last statement of its transaction, so it is the last of them
        jobs.addEndListeners(desk.jobEnds());
        jobs.addEndListeners(List.of(jobEvents));
        AnalysisRoutes current = new AnalysisRoutes(analyses, jobs, bodies);
        routes =
                List.of(
                        market,
                        new SymbolDirectory(reads.late(), calendars),
                        new ExchangeRoutes(calendars, clock),
                        imports,
                        quality,
                        new IndicatorApi(market.late(), bodies),
                        new ChartRoutes(market.late(), calendars, clock),
                        new JobRoutes(
                                jobs,
                                new JobEventStream(jobs, jobs.watchers()),
                                desk.scanner()::isScanning),
                        current,
                        new ResultRoutes(analyses, jobs),
                        new StoredAnalysisRoutes(analyses),
                        new AnalysisDiffRoute(analyses.stored()),
                        new VerdictChangeRoute(analyses.stored(), screens.universes(), clock),
                        new ProfileRoutes(analyses.profiles(), bodies),
                        new BacktestApi(backtests, jobs, bodies),
                        screens,
                        scoreboard,
                        outcomes,
                        forecasts,
                        structure,
                        new LegacyApi(
                                new LegacyApi.Facts(
                                        App.VERSION,
                                        StatedRateLimits.of(settings.http().rates().rates())),
                                new LegacyApi.Research(
                                        analyses,
                                        current,
                                        backtests,
                                        market.symbols(),
                                        outcomes,
                                        forecasts,
                                        structure),
                                jobs,
                                trading.legacy(desk.rules()),
                                desk.legacy(),
                                bodies),
                        new SocketIoRoute(live, access.keys()),
                        new PageRoutes(App.VERSION),
                        trading,
                        live,
                        desk,
                        access,
                        providers,
                        refreshes,
                        maintenance,
                        operations,
                        new OpenApiRoutes(),
                        new LargeAnswers(base.memory));
    }

    /// Puts the sample symbols into an empty database.
    void seed() {
        if (base.settings.prices().sampleData()) {
            prices.seedSamples();
        }
    }

    boolean hasSample() {
        return Ticker.of(SAMPLE).flatMap(market.symbols()::find).isPresent();
    }

    /// What the server answers; a process that only works says how it is.
    List<RouteSource> routes() {
        return base.role.serves() ? routes : List.of(operations);
    }

    void start() {
        if (base.isAlone()) {
            jobs.takeOver();
            desk.takeOver();
        }
        jobs.start();
        if (base.role.serves()) {
            live.start();
        }
        if (base.role.works()) {
            refreshes.start();
            trading.start();
            outcomes.start();
            desk.start();
        }
        operations.start();
        access.start();
        maintenance.start();
    }

    /// What must go on for as long as the process does.
    List<LoopView> loops(HttpServer server) {
        return Stream.of(
                        jobs.loops(),
                        base.role.serves() ? live.loops() : List.<LoopView>of(),
                        base.role.works() ? desk.loops() : List.<LoopView>of(),
                        base.role.works() ? trading.loops() : List.<LoopView>of(),
                        base.role.works() ? outcomes.loops() : List.<LoopView>of(),
                        server.selectors(),
                        counts.loop().stream().toList(),
                        base.postgres().flatMap(LocalPostgres::loop).stream().toList(),
                        List.of(
                                refreshes.loop(),
                                maintenance.loop(),
                                access.loop(),
                                operations.loop()))
                .flatMap(List::stream)
                .toList();
    }
}
