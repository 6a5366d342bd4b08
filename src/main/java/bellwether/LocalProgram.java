package bellwether;

import bellwether.cli.Program;
import bellwether.desk.alert.ChannelHostsCheck;
import bellwether.desk.alert.SealedChannelsCheck;
import bellwether.desk.alert.UserChannelsCheck;
import bellwether.desk.alert.UserRulesCheck;
import bellwether.desk.alert.channel.MailCheck;
import bellwether.desk.alert.channel.TelegramCheck;
import bellwether.market.bars.BarRemoval;
import bellwether.market.feeds.ProvidersCheck;
import bellwether.market.imports.PriceImport;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.embedded.DiskRoom;
import bellwether.platform.db.embedded.LocalPostgres;
import bellwether.platform.doctor.Doctor;
import bellwether.platform.doctor.DoctorContext;
import bellwether.platform.maintenance.Maintenance;
import bellwether.platform.ops.LogStreams;
import bellwether.platform.secrets.SecretKeyCheck;
import bellwether.research.learning.ModelBytesCheck;
import java.io.Console;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The program as commands see it. Those that end use the database of a service that runs on the
/// same home, or start it for themselves.
final class LocalProgram implements Program {
    private static final Logger LOG = LoggerFactory.getLogger(LocalProgram.class);
    private static final int CANNOT_GO_ON = 70;
    private static final InstantSource CLOCK = InstantSource.system();

    private final Map<String, String> environment;
    private final ShutdownHook stop;

    LocalProgram(Map<String, String> environment, ShutdownHook stop) {
        this.environment = Map.copyOf(environment);
        this.stop = stop;
    }

    private Settings settings() {
        return Settings.from(environment);
    }

    @Override
    public String version() {
        return App.VERSION;
    }

    @Override
    public PrintStream out() {
        return utf8(System.out);
    }

    @Override
    public PrintStream err() {
        return utf8(System.err);
    }

    /// What is printed may quote a file or a name in any letters, whatever the locale says.
    private static PrintStream utf8(PrintStream stream) {
        return new PrintStream(stream, true, StandardCharsets.UTF_8);
    }

    @Override
    public boolean onTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    @Override
    public int serve() {
        return serve(ProcessRole.ALL);
    }

    @Override
    public int web() {
        return serve(ProcessRole.WEB);
    }

    @Override
    public int worker() {
        return serve(ProcessRole.WORKER);
    }

    private int serve(ProcessRole role) {
        Settings settings = settings();
        stop.service();
        Optional<App> started = start(settings, role);
        if (started.isEmpty()) {
            return 1;
        }
        App app = started.get();
        if (settings.watching().watchdog()) {
            app.watch(() -> stop.fail(CANNOT_GO_ON));
        }
        stop.serving();
        advise(settings, app);
        LOG.info(
                "Ready at {} ({}), database {}",
                address(settings, app),
                role.works() ? settings.work().workers() + " workers" : "no workers",
                settings.database()
                        .address()
                        .map(DatabaseAddress::toString)
                        .orElse("embedded in " + settings.database().home()));
        if (role.serves() && !settings.structuredLogs()) {
            LOG.info(
                    "{}",
                    new ReadyMessage(address(settings, app), app.hasSample(), !app.isKeyless())
                            .line(System.err.charset()));
        }
        return 0;
    }

    @Override
    public int serveDuring(Consumer<URI> caller) {
        Settings settings = settings();
        Optional<App> app = start(settings, ProcessRole.ALL);
        app.ifPresent(service -> caller.accept(address(settings, service)));
        return app.isPresent() ? 0 : 1;
    }

    /// The running service; nothing, with a line that says why, when its port cannot be had.
    private Optional<App> start(Settings settings, ProcessRole role) {
        stop.writing(LogStreams.install(settings.structuredLogs(), CLOCK));
        // a certificate that cannot be used is reported before anything is started
        settings.http().tls().ifPresent(tls -> tls.validUntil(CLOCK));
        requireHome(settings, role);
        ListenPort port = new ListenPort(settings.http().host(), settings.http().port());
        Optional<String> complaint = port.complaint();
        if (complaint.isPresent()) {
            System.err.println(complaint.get());
            return Optional.empty();
        }
        try {
            return Optional.of(new App(settings, role, CLOCK, System.out, stop.closing()));
        } catch (RuntimeException e) {
            if (!ListenPort.isTaken(e)) {
                throw e;
            }
            System.err.println(port.inUse());
            return Optional.empty();
        }
    }

    /// What would keep the embedded PostgreSQL from starting is said before anything is made.
    private static void requireHome(Settings settings, ProcessRole role) {
        Path home = settings.database().home();
        boolean shared = role != ProcessRole.ALL && LocalPostgres.running(home).isPresent();
        if (settings.database().address().isEmpty() && !shared) {
            LocalPostgres.requireStartable(home);
        }
    }

    private static URI address(Settings settings, App app) {
        return address(settings, settings.http().host(), app.port());
    }

    /// An IPv6 address stands in brackets before a port.
    private static URI address(Settings settings, String host, int port) {
        return URI.create(
                "%s://%s:%d"
                        .formatted(
                                settings.http().scheme(),
                                host.contains(":") ? "[" + host + "]" : host,
                                port));
    }

    @Override
    public URI service() {
        Optional<String> url = given("BELLWETHER_URL");
        try {
            return url.isPresent() ? checked(URI.create(url.get())) : local(settings());
        } catch (IllegalArgumentException e) {
            throw new WrongSettings(
                    List.of(
                            "BELLWETHER_URL must be an address without a path, such as http://127.0.0.1:8080, was"
                                    + " \"%s\"".formatted(url.orElse(""))));
        }
    }

    private static URI checked(URI url) {
        if (url.getHost() == null || !List.of("http", "https").contains(url.getScheme())) {
            throw new IllegalArgumentException("no address of a service");
        }
        boolean bare =
                List.of("", "/").contains(url.getPath())
                        && url.getQuery() == null
                        && url.getFragment() == null
                        && url.getUserInfo() == null;
        if (!bare) { // requests go to the root, where another service may be
            throw new IllegalArgumentException("more than an address");
        }
        return url;
    }

    /// A service that listens on all addresses is called at this machine's own.
    private static URI local(Settings settings) {
        String host = settings.http().host();
        boolean all = List.of("0.0.0.0", "::").contains(host);
        return address(settings, all ? "127.0.0.1" : host, settings.http().port());
    }

    @Override
    public Optional<String> apiKey() {
        return given("BELLWETHER_API_KEY");
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank());
    }

    /// Says what the settings mean that nobody may have meant.
    private static void advise(Settings settings, App app) {
        if (app.isKeyless()) {
            LOG.warn(
                    "No API key is required: every user and every container of this machine is"
                            + " admin. To require one, set a key and restart: MASTER_API_KEY=$(openssl"
                            + " rand -hex 32)");
        }
        if (Platform.isUnder(System.getenv()) && settings.http().rates().trustedHops() == 0) {
            LOG.warn(
                    "Behind a platform's router all clients have the same address: set"
                            + " TRUSTED_PROXY_HOPS, or they share their limits");
        }
    }

    @Override
    public PriceImport prices() {
        return modules().market.prices();
    }

    @Override
    public Optional<String> fullDisk() {
        DatabaseSettings database = settings().database();
        return database.address().isEmpty()
                ? new DiskRoom(database.home()).shortage()
                : Optional.empty();
    }

    @Override
    public BarRemoval removal() {
        return modules().market.imports().removal();
    }

    @Override
    public Maintenance maintenance() {
        return modules().maintenance;
    }

    @Override
    public void backupFailed(Path file) {
        try {
            modules().desk.alerts().backupFailed(file.toString());
        } catch (RuntimeException e) {
            err().println("Nobody was notified of that: " + e.getMessage());
        }
    }

    /// The service's modules, of which nothing runs by itself.
    private Modules modules() {
        return new Modules(
                new Foundation(settings(), ProcessRole.COMMAND, CLOCK, System.out, stop.closing()));
    }

    @Override
    public DatabaseAddress schemaAddress() {
        Settings settings = settings();
        return settings.database().migrationAddress(databaseAddress(settings));
    }

    @Override
    public int doctor() {
        Doctor doctor = new Doctor(System.out, CLOCK);
        Settings settings;
        try {
            settings = settings();
        } catch (WrongSettings e) {
            return doctor.wrongSettings(e.faults());
        }
        DoctorContext patient =
                new DoctorContext(
                        settings.http().host(),
                        settings.http().port(),
                        settings.http().tls(),
                        settings.database().home(),
                        settings.database().address(),
                        settings.database().direct(),
                        settings.redis(),
                        List.of(
                                new ProvidersCheck(settings.prices().providers()),
                                new SecretKeyCheck(settings.channels().secrets()),
                                new SealedChannelsCheck(
                                        () -> databaseAddress(settings),
                                        settings.channels().secrets()),
                                new ModelBytesCheck(() -> databaseAddress(settings)),
                                MailCheck.of(settings.channels()),
                                new TelegramCheck(settings.channels()),
                                new UserChannelsCheck(() -> databaseAddress(settings)),
                                new UserRulesCheck(() -> databaseAddress(settings)),
                                ChannelHostsCheck.of(
                                        () -> databaseAddress(settings), settings.channels())),
                        Foundation.connections(settings.database().pool()));
        return doctor.examine(patient, () -> databaseAddress(settings));
    }

    private DatabaseAddress databaseAddress(Settings settings) {
        return settings.database()
                .address()
                .or(() -> LocalPostgres.running(settings.database().home()))
                .orElseGet(
                        () -> stop.closing().startPostgres(settings.database().home()).address());
    }
}
