package bellwether;

import static bellwether.ShutdownStep.CONNECTIONS;
import static bellwether.ShutdownStep.SERVICES;

import bellwether.platform.base.MemoryBudget;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.Replica;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.http.BodyParser;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.live.LiveSettings;
import bellwether.platform.ops.EventLog;
import bellwether.platform.ops.EventSink;
import bellwether.platform.ops.FaultReporter;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// What all modules stand on: the database with its pools, the event log, the memory budget.
final class Foundation {
    /// Three that stay open: heartbeat, and listening for jobs and live events. The others are for
    /// claimer, completers, sweeper, watch and workers in turn.
    private static final PoolSettings ENGINE_POOL = new PoolSettings(2, 8);

    private static final PoolSettings SMALL_POOL = new PoolSettings(0, 4);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    final Settings settings;
    final ProcessRole role;
    final InstantSource clock;
    final ShutdownSequence closing;
    final Database database;
    final Database engine;
    final Database patient;
    final ReadConnections reads;
    private final Optional<Jdbi> listening;
    final EventSink news;
    final BodyParser bodies = new BodyParser();
    final MemoryBudget memory = MemoryBudget.ofHeap();
    private Optional<LocalPostgres> postgres = Optional.empty();

    /// Opens the database, starting the embedded one where none is given, and moves its schema.
    ///
    /// @param out where the event log goes
    /// @param closing takes charge of all that is opened
    Foundation(
            Settings settings,
            ProcessRole role,
            InstantSource clock,
            PrintStream out,
            ShutdownSequence closing) {
        this.settings = settings;
        this.role = role;
        this.clock = clock;
        this.closing = closing;
        DatabaseAddress address = address();
        Migrations.run(settings.database().migrationAddress(address), PATIENCE);
        boolean command = role == ProcessRole.COMMAND;
        PoolSettings requests = command ? SMALL_POOL : settings.database().pool();
        PoolSettings jobs = command ? SMALL_POOL : ENGINE_POOL;
        Database.requireRoom(address, requests, jobs, Database.UPKEEP);
        database =
                closing.add(
                        CONNECTIONS, Database.open(address, command ? "command" : "web", requests));
        engine = closing.add(CONNECTIONS, Database.openForKeeping(address, "jobs", jobs));
        reads = reads();
        listening = listening();
        news =
                new EventSink(
                        new EventLog(out, settings.structuredLogs()),
                        settings.sentry()
                                .map(to ->
                                        closing.add(
                                                SERVICES,
                                                new FaultReporter(to, App.VERSION, clock))),
                        clock);
        patient =
                closing.add(
                        CONNECTIONS,
                        Database.openForUpkeep(settings.database().migrationAddress(address)));
    }

    /// How many connections to the primary a service opens at most.
    ///
    /// @param requests the pool of requests
    static int connections(PoolSettings requests) {
        return requests.maximum() + ENGINE_POOL.maximum() + Database.UPKEEP.maximum();
    }

    /// The given database, or the embedded one: started here, or shared with the process that runs
    /// it already.
    private DatabaseAddress address() {
        Optional<DatabaseAddress> known = settings.database().address();
        if (role != ProcessRole.ALL) {
            known = known.or(() -> LocalPostgres.running(settings.database().home()));
        }
        return known.orElseGet(() -> {
            LocalPostgres started = closing.startPostgres(settings.database().home());
            postgres = Optional.of(started);
            return started.address();
        });
    }

    /// A replica answers what may be a moment old.
    private ReadConnections reads() {
        return settings.database()
                .replica()
                .map(at ->
                        closing.add(
                                CONNECTIONS,
                                Replica.open(at, database, settings.database().pool())))
                .map(replica -> new ReadConnections(database.jdbi(), replica.reads()))
                .orElseGet(() -> ReadConnections.primaryOnly(database.jdbi()));
    }

    /// Where to listen for notifications. Nobody can listen through a pooler, so that goes past it,
    /// or is done without.
    private Optional<Jdbi> listening() {
        if (settings.database().address().filter(DatabaseAddress::pooled).isEmpty()) {
            return Optional.of(engine.jdbi());
        }
        return settings.database()
                .direct()
                .map(at ->
                        closing.add(
                                CONNECTIONS, Database.open(at, "listener", new PoolSettings(0, 2))))
                .map(Database::jdbi);
    }

    /// Settings of the job engine.
    JobSettings jobs() {
        JobSettings jobs = JobSettings.of(role.works() ? settings.work().workers() : 0);
        return listening.map(jobs::listeningOn).orElseGet(jobs::withoutListening);
    }

    /// Settings of live events.
    LiveSettings live() {
        return new LiveSettings(settings.http().limits().lasting().live(), listening);
    }

    /// The PostgreSQL that this process runs, if it does.
    Optional<LocalPostgres> postgres() {
        return postgres;
    }

    /// The folder that a full disk of the database shows in, where it is this machine's.
    Optional<Path> disk() {
        return settings.database().address().isEmpty()
                ? Optional.of(settings.database().home())
                : Optional.empty();
    }

    /// Whether no other process can be at work on this database.
    boolean isAlone() {
        return settings.database().address().isEmpty() && role == ProcessRole.ALL;
    }
}
