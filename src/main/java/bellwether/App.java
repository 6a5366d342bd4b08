package bellwether;

import bellwether.access.Access;
import bellwether.analysis.Analyses;
import bellwether.db.Database;
import bellwether.db.DatabaseAddress;
import bellwether.db.LocalPostgres;
import bellwether.db.Migrations;
import bellwether.db.PoolSettings;
import bellwether.jobs.JobSettings;
import bellwether.jobs.Jobs;
import bellwether.limits.RequestCounts;
import bellwether.market.Imports;
import bellwether.market.Market;
import bellwether.ops.EventLog;
import bellwether.ops.Health;
import bellwether.providers.Providers;
import bellwether.technical.Technical;
import bellwether.web.Bodies;
import bellwether.web.CountedWrongKeys;
import bellwether.web.Guards;
import bellwether.web.HttpServer;
import bellwether.web.Route;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The composition root: every object of the running service, built in the order of its
/// dependencies and closed in reverse.
final class App implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// How long the job engine may fail at its work before requests are no longer welcome.
    private static final Duration LONGEST_OUTAGE = Duration.ofSeconds(10);

    /// Claimer, completer, heartbeat and sweeper of the job engine, and some room.
    private static final PoolSettings ENGINE_POOL = new PoolSettings(2, 8);

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
            Migrations.run(settings.migrationAddress(address), PATIENCE);
            Database database = closing.add(Database.open(address, "web", settings.pool()));
            Database engine = closing.add(Database.open(address, "jobs", ENGINE_POOL));
            Bodies bodies = new Bodies();

            Access access =
                    closing.add(new Access(database.jdbi(), settings.masterKey(), bodies, clock));
            Market market = new Market(database.jdbi(), clock);
            if (settings.sampleData()) {
                market.seedSamples();
            }
            Providers providers = closing.add(new Providers(settings.providers(), market, clock));
            Jobs jobs =
                    closing.add(
                            new Jobs(
                                    database.jdbi(),
                                    engine.jdbi(),
                                    List.of(
                                            Analyses.kind(market, providers::refresh),
                                            Imports.kind(database.jdbi(), clock)),
                                    JobSettings.of(role.works() ? settings.workers() : 0)
                                            .withVersion(VERSION)
                                            .with(access.audit()),
                                    clock));
            Analyses analyses = new Analyses(database.jdbi(), jobs, market, bodies, clock);
            Technical technical = new Technical(market, bodies);
            Imports imports = new Imports(database.jdbi(), jobs, bodies, access.audit(), clock);
            Health health =
                    new Health(
                            VERSION,
                            clock,
                            Map.of(
                                    "database",
                                    database::answers,
                                    "jobs",
                                    () -> jobs.failing().compareTo(LONGEST_OUTAGE) < 0));
            RequestCounts counts = closing.add(new RequestCounts(clock, settings.redis()));
            Guards guards =
                    new Guards(
                            access.keys(),
                            new CountedWrongKeys(settings.http().rates(), counts),
                            counts);
            grace = new Grace(settings.grace());
            server =
                    closing.add(
                            HttpServer.start(
                                    settings.http(),
                                    clock,
                                    new EventLog(out, settings.structuredLogs()),
                                    guards,
                                    role.serves()
                                            ? List.of(
                                                    market, imports, technical, jobs, analyses,
                                                    access, providers, health)
                                            : List.of(health)));
            if (alone) {
                jobs.takeOver();
            }
            jobs.start();
            access.start();
            closing.add(() -> {
                health.drain();
                grace.await();
                jobs.release();
            });
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
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
