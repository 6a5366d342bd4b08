package bellwether;

import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.market.feeds.ProviderSettings;
import bellwether.market.refresh.RefreshSettings;
import bellwether.platform.access.MasterKey;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.db.TestDatabase;
import bellwether.platform.http.Call;
import bellwether.platform.http.Route;
import bellwether.platform.http.server.HttpSettings;
import bellwether.platform.outbound.AllowedHosts;
import bellwether.platform.secrets.RootSecret;
import bellwether.platform.secrets.SecretKeySource;
import bellwether.research.analysis.AnalysisMoment;
import bellwether.research.learning.LabelSettings;
import bellwether.research.learning.TrainingSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The whole service on a free port and a database of its own.
final class TestApp implements AutoCloseable {
    /// Hosts inside that channels may call.
    private static volatile AllowedHosts allowed = AllowedHosts.NONE;

    /// Lets channels of services that are started from now on call a server of a test.
    static void allow(String hostAndPort) {
        allowed = AllowedHosts.parse(hostAndPort);
    }

    /// Where services that are started from now on find Telegram.
    private static volatile Optional<String> telegram = Optional.empty();

    /// Stands in for Telegram.
    static void telegramIs(String address) {
        telegram = Optional.of(address);
    }

    static final SecretKeySource SECRET =
            new SecretKeySource.Given(RootSecret.parse("0123456789abcdef".repeat(4)));

    /// With a key to seal with.
    private static ChannelSettings channels() {
        return new ChannelSettings(Optional.empty(), telegram, allowed, SECRET, Optional.empty());
    }

    private final DatabaseAddress database;
    private Optional<ByteArrayOutputStream> events = Optional.empty();
    private final App app;

    TestApp() {
        this(2);
    }

    /// @param workers 0 leaves all jobs lying
    TestApp(int workers) {
        this(workers, new ByteArrayOutputStream());
    }

    private TestApp(int workers, ByteArrayOutputStream events) {
        this(
                workers,
                Optional.empty(),
                TestDatabase.createMigrated(),
                InstantSource.system(),
                new PrintStream(events, true, StandardCharsets.UTF_8));
        this.events = Optional.of(events);
    }

    /// The way to a test database: straight, or through a pooler, past which LISTEN goes.
    private static volatile UnaryOperator<DatabaseAddress> way = UnaryOperator.identity();

    static void through(UnaryOperator<DatabaseAddress> pooler) {
        way = pooler;
    }

    static void direct() {
        way = UnaryOperator.identity();
    }

    /// @param masterKey without one, whoever calls is admin until there are keys
    TestApp(
            int workers,
            Optional<String> masterKey,
            DatabaseAddress database,
            InstantSource clock,
            PrintStream out) {
        this(workers, masterKey, Databases.at(database), clock, out);
    }

    /// What the service is told of its databases, and whom it asks for prices.
    record Databases(
            DatabaseAddress database,
            Optional<DatabaseAddress> replica,
            PoolSettings pool,
            ProviderSettings providers,
            int staleSessions,
            LabelSettings labels) {
        /// The prices of most tests are as old as the files that they come from.
        private static final int ANY_AGE = 100_000;

        private static final LabelSettings NO_LABELS = new LabelSettings(Duration.ZERO, false);

        /// Looks each second for what is to be labelled.
        Databases labelling() {
            return new Databases(
                    database,
                    replica,
                    pool,
                    providers,
                    staleSessions,
                    new LabelSettings(Duration.ofSeconds(1), false));
        }

        Databases(DatabaseAddress database, Optional<DatabaseAddress> replica, PoolSettings pool) {
            this(database, replica, pool, ProviderSettings.OFF, ANY_AGE, NO_LABELS);
        }

        /// With the limit that a service has by itself.
        Databases watchingAge() {
            return new Databases(
                    database, replica, pool, providers, AnalysisMoment.STALE_SESSIONS, labels);
        }

        static Databases at(DatabaseAddress address) {
            return new Databases(address, Optional.empty(), new PoolSettings(0, 20));
        }

        /// Asks a provider that is played on this machine, in the shape of Finnhub.
        Databases asking(String url) {
            return new Databases(
                    database,
                    replica,
                    pool,
                    ProviderSettings.read(
                            Map.of(
                                    "PROVIDERS",
                                    "finnhub",
                                    "FINNHUB_URL",
                                    url,
                                    "FINNHUB_KEY",
                                    "finnhub-key"),
                            (name, rule) -> {
                                throw new AssertionError(name + " " + rule);
                            }),
                    staleSessions,
                    labels);
        }

        DatabaseAddress used() {
            return way.apply(database);
        }
    }

    /// @param masterKey without one, whoever calls is admin until there are keys
    TestApp(
            int workers,
            Optional<String> masterKey,
            Databases databases,
            InstantSource clock,
            PrintStream out) {
        this(workers, masterKey, databases, clock, out, HttpSettings.at("127.0.0.1", 0));
    }

    /// @param http how its server is set up
    TestApp(
            int workers,
            Optional<String> masterKey,
            Databases databases,
            InstantSource clock,
            PrintStream out,
            HttpSettings http) {
        this.database = databases.database();
        app =
                new App(
                        new Settings(
                                http,
                                false,
                                Duration.ZERO,
                                new DatabaseSettings(
                                        Path.of("unused"),
                                        Optional.of(databases.used()),
                                        databases.used().pooled()
                                                ? Optional.of(databases.database())
                                                : Optional.empty(),
                                        databases.replica(),
                                        databases.pool()),
                                Optional.empty(),
                                new WorkSettings(
                                        workers,
                                        databases.labels(),
                                        TrainingSettings.USUAL.retraining(Duration.ZERO)),
                                masterKey.map(MasterKey::parse),
                                Optional.empty(),
                                new PriceSettings(
                                        true,
                                        databases.providers(),
                                        RefreshSettings.OFF,
                                        databases.staleSessions()),
                                RetentionSettings.USUAL,
                                WatchdogSettings.OFF,
                                channels()),
                        ProcessRole.ALL,
                        clock,
                        out,
                        new ShutdownSequence());
    }

    DatabaseAddress database() {
        return database;
    }

    List<Route> routes() {
        return app.routes();
    }

    int port() {
        return app.port();
    }

    /// Lines of the event log so far.
    List<String> events() {
        return events.orElseThrow().toString(StandardCharsets.UTF_8).lines().toList();
    }

    Call call() {
        return Call.to(app.port());
    }

    /// Submits and gives the job's id.
    String submit(String body) {
        Call.Answer answer = call().post("/api/v1/analyses", body);
        if (answer.status() != 202) {
            throw new IllegalStateException(answer.status() + " " + answer.body());
        }
        return answer.json().get("id").asText();
    }

    /// The job, once it has ended.
    JsonNode ended(String id) {
        return Waiting.until(
                () -> call().get("/api/v1/jobs/" + id).json(),
                job ->
                        List.of("completed", "failed", "cancelled")
                                .contains(job.get("state").asText()));
    }

    /// Every entry of `field` over all pages of a job's results.
    List<JsonNode> all(String id, String field, String query) {
        List<JsonNode> entries = new ArrayList<>();
        Optional<String> path = Optional.of("/api/v1/jobs/" + id + "/results" + query);
        while (path.isPresent()) {
            Call.Answer answer = call().get(path.get());
            answer.json().get(field).forEach(entries::add);
            path = Optional.ofNullable(answer.json().get("next").textValue());
        }
        return entries;
    }

    @Override
    public void close() {
        app.close();
    }
}
