package bellwether;

import static bellwether.ShutdownStep.CLOCKS;
import static bellwether.ShutdownStep.JOBS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.frontend.legacy.LegacyApi;
import bellwether.frontend.legacy.socket.SocketIoRoute;
import bellwether.frontend.mcp.AssistantTools;
import bellwether.frontend.page.PageRoutes;
import bellwether.market.bars.PriceLiveEvents;
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
import bellwether.platform.privacy.Privacy;
import bellwether.trading.strategy.Strategies;
import java.util.List;
import java.util.stream.Stream;

/// All modules of the service, built in the order of the floors, each from what it is given.
final class Modules {
    final Access access;
    final Jobs jobs;
    final Live live;
    final MarketModules market;
    final DeskModules desk;
    final Operations operations;
    final AuthorizationParts authorization;
    final Maintenance maintenance;
    private final Foundation base;
    private final RequestCounts counts;
    private final TradingModules trading;
    private final ResearchModules research;
    private final Privacy privacy;
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
                                                PriceLiveEvents.TYPES,
                                                ResearchModules.EVENTS,
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
        market = new MarketModules(base, jobs, access.audit());
        trading =
                new TradingModules(
                        base,
                        market.market(),
                        market.providers(),
                        access.audit(),
                        settings.prices().staleSessions());
        research =
                new ResearchModules(
                        base, new ResearchModules.Others(jobs, market, trading, access.audit()));
        // desk
        desk =
                new DeskModules(
                        base,
                        new DeskModules.Others(
                                jobs,
                                access,
                                market.market(),
                                market.calendars(),
                                market.providers(),
                                trading,
                                research.analyses(),
                                research.screens(),
                                research.backtests(),
                                research.scoreboard(),
                                research.evidence()));
        operations.watch(live);
        research.watchedBy(operations);
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
                                                        research.analyses(),
                                                        access,
                                                        live,
                                                        base.patient.jdbi(),
                                                        settings.keeping()),
                                                research.chores(),
                                                desk.chores(),
                                                trading.chores())
                                        .flatMap(List::stream)
                                        .toList(),
                                done -> MaintenanceChores.note(base.news, done),
                                clock));
        jobs.add(market.kinds());
        jobs.add(research.kinds());
        jobs.add(List.of(maintenance.kind()));
        jobs.add(desk.kinds());
        // publishes as the last statement of its transaction, so it is the last of them
        jobs.addEndListeners(research.jobEnds());
        jobs.addEndListeners(desk.jobEnds());
        jobs.addEndListeners(List.of(jobEvents));
        privacy =
                closing.add(
                        CLOCKS,
                        new Privacy(
                                reads.exact(), OwnedData.TABLES, access, jobs, clock, App.VERSION));
        routes =
                List.of(
                        market,
                        new JobRoutes(
                                jobs,
                                new JobEventStream(jobs, jobs.watchers()),
                                desk.scanner()::isScanning),
                        research,
                        new LegacyApi(
                                new LegacyApi.Facts(
                                        App.VERSION,
                                        StatedRateLimits.of(settings.http().rates().rates())),
                                research.legacy(),
                                jobs,
                                trading.legacy(desk.rules()),
                                desk.legacy(),
                                bodies),
                        new SocketIoRoute(live, access.keys()),
                        new AssistantTools(
                                new AssistantTools.Server(App.VERSION, bodies, operations),
                                market.market().late(),
                                research.tools(),
                                new AssistantTools.Daily(trading.portfolios(), desk.rules(), jobs)),
                        new PageRoutes(App.VERSION),
                        trading,
                        live,
                        desk,
                        access,
                        privacy,
                        maintenance,
                        operations,
                        new OpenApiRoutes(),
                        new LargeAnswers(base.memory));
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
            market.start();
            trading.start();
            research.start();
            desk.start();
        }
        operations.start();
        access.start();
        privacy.start();
        maintenance.start();
    }

    /// What must go on for as long as the process does.
    List<LoopView> loops(HttpServer server) {
        return Stream.of(
                        jobs.loops(),
                        base.role.serves() ? live.loops() : List.<LoopView>of(),
                        base.role.works() ? desk.loops() : List.<LoopView>of(),
                        base.role.works() ? trading.loops() : List.<LoopView>of(),
                        base.role.works() ? research.loops() : List.<LoopView>of(),
                        server.selectors(),
                        counts.loop().stream().toList(),
                        base.postgres().flatMap(LocalPostgres::loop).stream().toList(),
                        List.of(
                                market.loop(),
                                maintenance.loop(),
                                access.loop(),
                                privacy.loop(),
                                operations.loop()))
                .flatMap(List::stream)
                .toList();
    }
}
