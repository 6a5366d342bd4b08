package bellwether;

import static bellwether.ShutdownStep.CONNECTIONS;

import bellwether.cli.ImportCommand;
import bellwether.market.bars.Market;
import bellwether.market.feeds.ProvidersCheck;
import bellwether.market.imports.Imports;
import bellwether.market.imports.PriceImport;
import bellwether.platform.access.Access;
import bellwether.platform.db.Database;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.ReadConnections;
import bellwether.platform.db.backup.BackupCommand;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.db.schema.MigrateCommand;
import bellwether.platform.db.schema.Migrations;
import bellwether.platform.doctor.Doctor;
import bellwether.platform.doctor.DoctorContext;
import bellwether.platform.http.BodyParser;
import bellwether.platform.jobs.JobSettings;
import bellwether.platform.jobs.Jobs;
import bellwether.platform.maintenance.Maintenance;
import bellwether.platform.ops.LogStreams;
import bellwether.research.analysis.Analyses;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What the program can be told to do. The commands that end use the database of a service that
/// runs on the same home, or start it for themselves.
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CANNOT_GO_ON = 70;
    private static final PoolSettings SMALL = new PoolSettings(0, 4);

    private final Settings settings;
    private final ShutdownHook stop;

    Commands(Settings settings, ShutdownHook stop) {
        this.settings = settings;
        this.stop = stop;
    }

    /// Runs a command and gives the exit code; a service goes on after that.
    int run(List<String> arguments) {
        List<String> rest = arguments.subList(1, arguments.size());
        String command = arguments.getFirst();
        if (!List.of("import", "migrate", "backup", "restore").contains(command)
                && !rest.isEmpty()) {
            System.err.println(
                    command + " takes no arguments, was given " + String.join(" ", rest));
            return 2;
        }
        return switch (command) {
            case "serve" -> serve(ProcessRole.ALL);
            case "web" -> serve(ProcessRole.WEB);
            case "worker" -> serve(ProcessRole.WORKER);
            case "import" -> importFiles(rest);
            case "migrate" -> migrate(rest);
            case "backup", "restore" -> keep(command, rest);
            case "doctor" -> doctor();
            case "maintain" -> maintain();
            default -> {
                System.err.println("Unknown command: " + command);
                yield 2;
            }
        };
    }

    private int serve(ProcessRole role) {
        stop.writing(LogStreams.install(settings.structuredLogs(), InstantSource.system()));
        // a certificate that cannot be used is told of before anything is started
        settings.http().tls().ifPresent(tls -> tls.validUntil(InstantSource.system()));
        stop.service();
        App app;
        try {
            app = new App(settings, role, InstantSource.system(), System.out, stop.closing());
        } catch (RuntimeException e) {
            if (!PortInUse.is(e)) {
                throw e;
            }
            System.err.println(
                    "Port %d of %s is in use. Choose another: PORT=8081 ./run.sh"
                            .formatted(settings.http().port(), settings.http().host()));
            return 1;
        }
        if (settings.watching().watchdog()) {
            app.watch(() -> stop.fail(CANNOT_GO_ON));
        }
        stop.serving();
        advise(app);
        LOG.info(
                "Ready at {}://{}:{} ({}), database {}",
                settings.http().scheme(),
                settings.http().host(),
                app.port(),
                role.works() ? settings.workers() + " workers" : "no workers",
                settings.database()
                        .map(DatabaseAddress::toString)
                        .orElse("embedded in " + settings.home()));
        return 0;
    }

    /// Says what the settings mean that nobody may have meant.
    private void advise(App app) {
        if (app.isKeyless()) {
            LOG.warn(
                    "No API key is asked for: every user and every container of this machine is admin"
                            + " here. Set a key and start again: MASTER_API_KEY=$(openssl rand -hex 32)");
        }
        if (Platform.isUnder(System.getenv()) && settings.http().rates().trustedHops() == 0) {
            LOG.warn(
                    "Behind a platform's router all clients look like one: set TRUSTED_PROXY_HOPS, or"
                            + " they share their limits");
        }
    }

    private int importFiles(List<String> arguments) {
        Optional<String> complaint = ImportCommand.complaint(arguments);
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            return ImportCommand.WRONG_USAGE;
        }
        DatabaseAddress address = address();
        Migrations.run(settings.migrationAddress(address), PATIENCE);
        Database database =
                stop.closing().add(CONNECTIONS, Database.open(address, "import", SMALL));
        return new ImportCommand(
                        new PriceImport(database.jdbi(), InstantSource.system()),
                        System.out,
                        System.err)
                .run(arguments);
    }

    private int migrate(List<String> arguments) {
        Optional<String> complaint = MigrateCommand.complaint(arguments);
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            return MigrateCommand.WRONG_USAGE;
        }
        return new MigrateCommand(System.out, System.err)
                .run(settings.migrationAddress(address()), PATIENCE, arguments);
    }

    /// What the nights' job does, at once.
    private int maintain() {
        DatabaseAddress address = address();
        Migrations.run(settings.migrationAddress(address), PATIENCE);
        Database database =
                stop.closing().add(CONNECTIONS, Database.open(address, "maintain", SMALL));
        Database patient =
                stop.closing()
                        .add(
                                CONNECTIONS,
                                Database.openForUpkeep(settings.migrationAddress(address)));
        InstantSource clock = InstantSource.system();
        Jdbi jdbi = database.jdbi();
        BodyParser bodies = new BodyParser();
        Access access = new Access(jdbi, settings.masterKey(), bodies, clock);
        Jobs jobs = new Jobs(jdbi, jdbi, List.of(), JobSettings.of(0), clock);
        Market market = new Market(jdbi, clock);
        jobs.add(List.of(new Imports(jdbi, market, jobs, bodies, access.audit(), clock).kind()));
        Analyses analyses =
                new Analyses(ReadConnections.primaryOnly(jdbi), jobs, market, bodies, clock);
        return new Maintenance(
                        jobs,
                        jdbi,
                        patient.jdbi(),
                        MaintenanceChores.of(
                                jobs, analyses, access, patient.jdbi(), settings.keeping()),
                        done -> {},
                        clock)
                .now(System.out, System.err);
    }

    private int keep(String command, List<String> arguments) {
        Optional<String> complaint = BackupCommand.complaint(command, arguments);
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            return BackupCommand.WRONG_USAGE;
        }
        BackupCommand keeping = new BackupCommand(System.out, System.err);
        DatabaseAddress address = settings.migrationAddress(address());
        return command.equals("backup")
                ? keeping.backup(address, arguments, App.VERSION, Instant.now())
                : keeping.restore(address, arguments);
    }

    private int doctor() {
        DoctorContext patient =
                new DoctorContext(
                        settings.http().host(),
                        settings.http().port(),
                        settings.http().tls(),
                        settings.home(),
                        settings.database(),
                        settings.directDatabase(),
                        settings.redis(),
                        List.of(new ProvidersCheck(settings.providers())),
                        settings.pool().maximum() + Foundation.ENGINE_POOL.maximum());
        return new Doctor(System.out, InstantSource.system()).examine(patient, this::address);
    }

    private DatabaseAddress address() {
        Optional<DatabaseAddress> given =
                settings.database().or(() -> LocalPostgres.running(settings.home()));
        return given.orElseGet(() -> stop.closing().startPostgres(settings.home()).address());
    }
}
