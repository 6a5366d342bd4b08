package bellwether;

import static bellwether.ShutdownStep.ANNOUNCEMENT;
import static bellwether.ShutdownStep.CLOCKS;
import static bellwether.ShutdownStep.CONNECTIONS;
import static bellwether.ShutdownStep.JOBS;
import static bellwether.ShutdownStep.REQUESTS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.frontend.charts.ChartRoutes;
import bellwether.frontend.legacy.LegacyRoutes;
import bellwether.market.bars.Market;
import bellwether.market.calendar.Calendars;
import bellwether.market.feeds.Providers;
import bellwether.market.imports.Imports;
import bellwether.market.imports.PriceImport;
import bellwether.market.quality.Quality;
import bellwether.market.refresh.Refreshes;
import bellwether.market.symbols.SymbolDirectory;
import bellwether.platform.access.Access;
import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.Replica;
import bellwether.platform.db.embedded.DiskRoom;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.http.BodyParser;
import bellwether.platform.http.LargeAnswers;
import bellwether.platform.http.Route;
import bellwether.platform.http.limits.CountedWrongKeys;
import bellwether.platform.http.limits.RequestCounts;
import bellwether.platform.http.openapi.OpenApiRoutes;
import bellwether.platform.http.security.AuthorizationParts;
import bellwether.platform.http.server.HttpServer;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.loops.LoopView;
import bellwether.platform.maintenance.Chore;
import bellwether.platform.maintenance.Maintenance;
import bellwether.platform.ops.EventLog;
import bellwether.platform.ops.EventSink;
import bellwether.platform.ops.FaultReporter;
import bellwether.platform.ops.MonitoredParts;
import bellwether.platform.ops.Operations;
import bellwether.research.analysis.Analyses;
import bellwether.technical.indicators.IndicatorApi;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The composition root: every object of the running service, built in the order of its
/// dependencies and closed in reverse.
final class App implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Claimer, completer, heartbeat and sweeper of the job engine, and some room.
    static final PoolSettings ENGINE_POOL = new PoolSettings(2, 8);

    private final ShutdownSequence closing;
    private final HttpServer server;
    private final Operations operations;
    private final Access access;
    private final Supplier<List<LoopView>> loops;
    private Optional<LocalPostgres> postgres = Optional.empty();

    /// Builds and starts everything.
    ///
    /// @param out where the event log goes
    /// @param closing takes charge of all that is opened; closing it stops the service, also while
    ///   it starts
    App(
            Settings settings,
            ProcessRole role,
            InstantSource clock,
            PrintStream out,
            ShutdownSequence closing) {
        this.closing = closing;
        try {
            boolean alone = settings.database().isEmpty() && role == ProcessRole.ALL;
            DatabaseAddress address = address(settings, role);
            Optional<Path> disk =
                    settings.database().isEmpty() ? Optional.of(settings.home()) : Optional.empty();
            Migrations.run(settings.migrationAddress(address), PATIENCE);
            Database.requireRoom(address, settings.pool(), ENGINE_POOL);
            Database database =
                    closing.add(CONNECTIONS, Database.open(address, "web", settings.pool()));
            Database engine =
                    closing.add(CONNECTIONS, Database.openForKeeping(address, "jobs", ENGINE_POOL));
            ReadConnections reads = reads(settings, database);
            BodyParser bodies = new BodyParser();
            EventSink news =
                    new EventSink(
                            new EventLog(out, settings.structuredLogs()),
                            settings.sentry()
                                    .map(to ->
                                            closing.add(
                                                    SERVICES,
                                                    new FaultReporter(to, VERSION, clock))),
                            clock);

            access =
                    closing.add(
                            SERVICES,
                            new Access(reads.exact(), settings.masterKey(), bodies, clock));
            Calendars calendars = new Calendars(clock);
            MemoryBudget memory = MemoryBudget.ofHeap();
            Market market = new Market(reads, calendars, clock, memory);
            PriceImport prices = new PriceImport(reads.exact(), clock);
            if (settings.sampleData()) {
                prices.seedSamples();
            }
            Quality quality = new Quality(reads.exact(), market, calendars);
            Providers providers =
                    closing.add(
                            SERVICES, new Providers(settings.providers(), market, prices, clock));
            Database patient =
                    closing.add(
                            CONNECTIONS,
                            Database.openForUpkeep(settings.migrationAddress(address)));
            List<Chore> chores =
                    MaintenanceChores.of(reads.exact(), patient, settings.keeping(), clock);
            Jobs jobs =
                    closing.add(
                            JOBS,
                            new Jobs(
                                    reads.exact(),
                                    engine.jdbi(),
                                    List.of(
                                            Analyses.kind(
                                                    market, quality.warner(), providers::refresh),
                                            Imports.kind(reads.exact(), clock),
                                            Refreshes.kind(providers, market, clock),
                                            Maintenance.kind(
                                                    chores,
                                                    done -> MaintenanceChores.note(news, done))),
                                    listening(settings, role)
                                            .withKept(settings.keeping().jobs())
                                            .withVersion(VERSION)
                                            .with(access.audit())
                                            .withNews(news::accept),
                                    clock));
            Analyses analyses = new Analyses(reads, jobs, market, bodies, clock);
            Maintenance upkeep =
                    closing.add(CLOCKS, new Maintenance(jobs, reads.exact(), chores, clock));
            IndicatorApi technical = new IndicatorApi(market.late(), bodies);
            Imports imports =
                    new Imports(reads.exact(), market, jobs, bodies, access.audit(), clock);
            Refreshes refreshes =
                    closing.add(
                            CLOCKS,
                            new Refreshes(
                                    new Refreshes.Others(jobs, market, providers, calendars),
                                    bodies,
                                    settings.refresh()));
            Operations operations =
                    closing.add(
                            SERVICES,
                            new Operations(
                                    VERSION,
                                    clock,
                                    news,
                                    new MonitoredParts(database, engine, jobs, disk)));
            RequestCounts counts =
                    closing.add(SERVICES, new RequestCounts(clock, settings.redis()));
            AuthorizationParts guards =
                    new AuthorizationParts(
                            access.keys(),
                            new CountedWrongKeys(settings.http().rates(), counts),
                            counts,
                            () -> disk.map(DiskRoom::new).filter(DiskRoom::isShort).isPresent());
            server =
                    closing.add(
                            REQUESTS,
                            HttpServer.start(
                                    settings.http(),
                                    clock,
                                    operations,
                                    guards,
                                    role.serves()
                                            ? List.of(
                                                    market,
                                                    new SymbolDirectory(reads.late()),
                                                    calendars,
                                                    imports,
                                                    quality,
                                                    technical,
                                                    new ChartRoutes(
                                                            market.late(), calendars, clock),
                                                    jobs,
                                                    analyses,
                                                    new LegacyRoutes(analyses, jobs, bodies),
                                                    access,
                                                    providers,
                                                    refreshes,
                                                    upkeep,
                                                    operations,
                                                    new OpenApiRoutes(),
                                                    new LargeAnswers(memory))
                                            : List.of(operations)));
            operations.watch(server);
            operations.watch(memory);
            if (alone) {
                jobs.takeOver();
            }
            jobs.start();
            if (role.works()) {
                refreshes.start();
            }
            operations.start();
            access.start();
            upkeep.start();
            DrainDelay grace = new DrainDelay(settings.grace());
            closing.add(ANNOUNCEMENT, new DrainAnnouncement(operations, grace, jobs));
            closing.onHurry(grace::end);
            closing.onHurry(server::hurry);
            settings.watching().port().ifPresent(operations::openStatus);
            loops =
                    () ->
                            Stream.of(
                                            jobs.loops(),
                                            server.selectors(),
                                            counts.loop().stream().toList(),
                                            postgres.flatMap(LocalPostgres::loop).stream().toList(),
                                            List.of(
                                                    refreshes.loop(),
                                                    upkeep.loop(),
                                                    access.loop(),
                                                    operations.loop()))
                                    .flatMap(List::stream)
                                    .toList();
            this.operations = operations;
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /// A replica answers what may be a moment old.
    private ReadConnections reads(Settings settings, Database primary) {
        return settings.replica()
                .map(at -> closing.add(CONNECTIONS, Replica.open(at, primary, settings.pool())))
                .map(replica -> new ReadConnections(primary.jdbi(), replica.reads()))
                .orElseGet(() -> ReadConnections.primaryOnly(primary.jdbi()));
    }

    /// Nobody can listen through a pooler, so that goes past it, or is done without.
    private JobSettings listening(Settings settings, ProcessRole role) {
        JobSettings jobs = JobSettings.of(role.works() ? settings.workers() : 0);
        if (settings.database().filter(DatabaseAddress::pooled).isEmpty()) {
            return jobs;
        }
        return settings.directDatabase()
                .map(at ->
                        closing.add(
                                CONNECTIONS, Database.open(at, "listener", new PoolSettings(0, 1))))
                .map(direct -> jobs.listeningOn(direct.jdbi()))
                .orElseGet(jobs::withoutListening);
    }

    /// The given database, or the embedded one: started here, or shared with the process that runs
    /// it already.
    private DatabaseAddress address(Settings settings, ProcessRole role) {
        Optional<DatabaseAddress> known = settings.database();
        if (role != ProcessRole.ALL) {
            known = known.or(() -> LocalPostgres.running(settings.home()));
        }
        return known.orElseGet(() -> {
            LocalPostgres started = closing.startPostgres(settings.home());
            postgres = Optional.of(started);
            return started.address();
        });
    }

    List<Route> routes() {
        return server.routes();
    }

    /// Whether callers without a key are let in, as admin.
    boolean isKeyless() {
        return access.keys().keyless().isPresent();
    }

    HttpServer server() {
        return server;
    }

    int port() {
        return server.port();
    }

    /// Begins to watch that this service answers and its loops move.
    ///
    /// @param exit ends the process in an orderly way, as one that could not go on
    void watch(Runnable exit) {
        closing.add(ANNOUNCEMENT, operations.watch(server, loops, exit));
    }

    /// Says that it is going, answers what is in flight, gives back what is in hand, and closes
    /// everything.
    @Override
    public void close() {
        closing.close();
    }
}
