package bellwether;

import bellwether.analysis.Analyses;
import bellwether.db.Database;
import bellwether.db.DatabaseAddress;
import bellwether.db.LocalPostgres;
import bellwether.db.Migrations;
import bellwether.db.PoolSettings;
import bellwether.jobs.JobSettings;
import bellwether.jobs.Jobs;
import bellwether.market.Market;
import bellwether.ops.EventLog;
import bellwether.ops.Health;
import bellwether.web.Bodies;
import bellwether.web.HttpServer;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// The composition root: every object of the running service, built in the order of its
/// dependencies and closed in reverse.
final class App implements AutoCloseable {
    static final String VERSION = "0.1.0";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Claimer, completer, heartbeat and sweeper of the job engine, and some room.
    private static final PoolSettings ENGINE_POOL = new PoolSettings(2, 8);

    private final Closing closing = new Closing();
    private final Health health;
    private final Grace grace;
    private final Jobs jobs;
    private final HttpServer server;

    /// @param out where the event log goes
    App(Settings settings, InstantSource clock, PrintStream out) {
        try {
            DatabaseAddress address =
                    settings.database()
                            .orElseGet(() ->
                                    closing.add(LocalPostgres.start(settings.home())).address());
            Migrations.run(address, PATIENCE);
            Database database = closing.add(Database.open(address, "web", settings.pool()));
            Database engine = closing.add(Database.open(address, "jobs", ENGINE_POOL));
            Bodies bodies = new Bodies();

            Market market = new Market(database.jdbi(), clock);
            if (settings.sampleData()) {
                market.seedSamples();
            }
            jobs =
                    closing.add(
                            new Jobs(
                                    database.jdbi(),
                                    engine.jdbi(),
                                    List.of(Analyses.kind(market)),
                                    JobSettings.of(settings.workers()).withVersion(VERSION),
                                    clock));
            Analyses analyses = new Analyses(database.jdbi(), jobs, market, bodies, clock);
            grace = new Grace(settings.grace());
            health = new Health(VERSION, clock, Map.of("database", database::answers));
            server =
                    closing.add(
                            HttpServer.start(
                                    settings.http(),
                                    clock,
                                    new EventLog(out, settings.structuredLogs()),
                                    List.of(market, jobs, analyses, health)));
            jobs.start();
        } catch (RuntimeException | Error e) {
            closing.close();
            throw e;
        }
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
        health.drain();
        grace.await();
        jobs.release();
        closing.close();
    }
}
