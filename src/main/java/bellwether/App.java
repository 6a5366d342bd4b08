package bellwether;

import bellwether.access.Access;
import bellwether.analysis.Analyses;
import bellwether.calendar.Calendars;
import bellwether.db.Database;
import bellwether.db.DatabaseAddress;
import bellwether.db.DiskRoom;
import bellwether.db.LocalPostgres;
import bellwether.db.Migrations;
import bellwether.db.PoolSettings;
import bellwether.db.ReadPaths;
import bellwether.db.Replica;
import bellwether.jobs.JobSettings;
import bellwether.jobs.Jobs;
import bellwether.limits.RequestCounts;
import bellwether.market.Imports;
import bellwether.market.Market;
import bellwether.openapi.Contract;
import bellwether.ops.EventLog;
import bellwether.ops.News;
import bellwether.ops.Operations;
import bellwether.ops.Reports;
import bellwether.ops.Watched;
import bellwether.providers.Providers;
import bellwether.quality.Quality;
import bellwether.refresh.Refreshes;
import bellwether.technical.Technical;
import bellwether.udf.Udf;
import bellwether.upkeep.Chore;
import bellwether.upkeep.Upkeep;
import bellwether.web.Bodies;
import bellwether.web.CountedWrongKeys;
import bellwether.web.Guards;
import bellwether.web.HttpServer;
import bellwether.web.LargeAnswers;
import bellwether.web.MemoryBudget;
import bellwether.web.Route;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The composition root: every object of the running service, built in the order of its
/// dependencies and closed in reverse.
final class App implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Claimer, completer, heartbeat and sweeper of the job engine, and some room.
    static final PoolSettings ENGINE_POOL = new PoolSettings(2, 8);

    private final Closing closing;
    private final Grace grace;
    private final HttpServer server;

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
            Closing closing) {
        this.closing = closing;
        try {
            boolean alone = settings.database().isEmpty() && role == ProcessRole.ALL;
            DatabaseAddress address = address(settings, role);
            Optional<Path> disk =
                    settings.database().isEmpty() ? Optional.of(settings.home()) : Optional.empty();
            Migrations.run(settings.migrationAddress(address), PATIENCE);
            Database.requireRoom(address, settings.pool(), ENGINE_POOL);
            Database database = closing.add(Database.open(address, "web", settings.pool()));
            Database engine = closing.add(Database.openForKeeping(address, "jobs", ENGINE_POOL));
            ReadPaths reads = reads(settings, database);
            Bodies bodies = new Bodies();
            News news =
                    new News(
                            new EventLog(out, settings.structuredLogs()),
                            settings.sentry()
                                    .map(to -> closing.add(new Reports(to, VERSION, clock))),
                            clock);

            Access access =
                    closing.add(new Access(reads.exact(), settings.masterKey(), bodies, clock));
            Calendars calendars = new Calendars(clock);
            MemoryBudget memory = MemoryBudget.ofHeap();
            Market market = new Market(reads, calendars, clock, memory);
            if (settings.sampleData()) {
                market.seedSamples();
            }
            Quality quality = new Quality(reads.exact(), market, calendars);
            Providers providers = closing.add(new Providers(settings.providers(), market, clock));
            Database patient =
                    closing.add(Database.openForUpkeep(settings.migrationAddress(address)));
            List<Chore> chores = Chores.of(reads.exact(), patient, settings.keeping(), clock);
            Jobs jobs =
                    closing.add(
                            new Jobs(
                                    reads.exact(),
                                    engine.jdbi(),
                                    List.of(
                                            Analyses.kind(
                                                    market, quality.warner(), providers::refresh),
                                            Imports.kind(reads.exact(), clock),
                                            Refreshes.kind(providers, market, clock),
                                            Upkeep.kind(chores, done -> Chores.note(news, done))),
                                    listening(settings, role)
                                            .withKept(settings.keeping().jobs())
                                            .withVersion(VERSION)
                                            .with(access.audit())
                                            .withNews(news::accept),
                                    clock));
            Analyses analyses = new Analyses(reads, jobs, market, bodies, clock);
            Upkeep upkeep = closing.add(new Upkeep(jobs, reads.exact(), chores, clock));
            Technical technical = new Technical(market.late(), bodies);
            Imports imports =
                    new Imports(reads.exact(), market, jobs, bodies, access.audit(), clock);
            Refreshes refreshes =
                    closing.add(
                            new Refreshes(
                                    new Refreshes.Others(jobs, market, providers, calendars),
                                    bodies,
                                    settings.refresh()));
            Operations operations =
                    closing.add(
                            new Operations(
                                    VERSION,
                                    clock,
                                    news,
                                    new Watched(database, engine, jobs, disk)));
            RequestCounts counts = closing.add(new RequestCounts(clock, settings.redis()));
            Guards guards =
                    new Guards(
                            access.keys(),
                            new CountedWrongKeys(settings.http().rates(), counts),
                            counts,
                            () -> disk.map(DiskRoom::new).filter(DiskRoom::isShort).isPresent());
            grace = new Grace(settings.grace());
            server =
                    closing.add(
                            HttpServer.start(
                                    settings.http(),
                                    clock,
                                    operations,
                                    guards,
                                    role.serves()
                                            ? List.of(
                                                    market,
                                                    calendars,
                                                    imports,
                                                    quality,
                                                    technical,
                                                    new Udf(market.late(), calendars, clock),
                                                    jobs,
                                                    analyses,
                                                    access,
                                                    providers,
                                                    refreshes,
                                                    upkeep,
                                                    operations,
                                                    new Contract(),
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
            closing.add(() -> {
                operations.drain();
                grace.await();
                jobs.release();
            });
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
    }

    /// A replica answers what may be a moment old.
    private ReadPaths reads(Settings settings, Database primary) {
        return settings.replica()
                .map(at -> closing.add(Replica.open(at, primary, settings.pool())))
                .map(replica -> new ReadPaths(primary.jdbi(), replica.reads()))
                .orElseGet(() -> ReadPaths.primaryOnly(primary.jdbi()));
    }

    /// Nobody can listen through a pooler, so that goes past it, or is done without.
    private JobSettings listening(Settings settings, ProcessRole role) {
        JobSettings jobs = JobSettings.of(role.works() ? settings.workers() : 0);
        if (settings.database().filter(DatabaseAddress::pooled).isEmpty()) {
            return jobs;
        }
        return settings.directDatabase()
                .map(at -> closing.add(Database.open(at, "listener", new PoolSettings(0, 1))))
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
        return known.orElseGet(() -> closing.add(LocalPostgres.start(settings.home())).address());
    }

    List<Route> routes() {
        return server.routes();
    }

    int port() {
        return server.port();
    }

    /// Shortens what [#close()] waits for.
    void hurry() {
        grace.end();
        server.hurry();
    }

    /// Says that it is going, answers what is in flight, gives back what is in hand, and closes
    /// everything.
    @Override
    public void close() {
        closing.close();
    }
}
