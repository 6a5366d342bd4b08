package bellwether;

import bellwether.desk.alert.channel.ChannelSettings;
import bellwether.market.feeds.ProviderSettings;
import bellwether.market.refresh.RefreshSettings;
import bellwether.platform.access.MasterKey;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.PoolSettings;
import bellwether.platform.http.limits.RateSettings;
import bellwether.platform.http.limits.RateTable;
import bellwether.platform.http.limits.RedisAddress;
import bellwether.platform.http.security.AllowedOrigins;
import bellwether.platform.http.server.HttpSettings;
import bellwether.platform.http.server.TlsSettings;
import bellwether.platform.ops.SentryAddress;
import bellwether.research.analysis.AnalysisMoment;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Every environment variable, read and checked once.
///
/// @param http where and for whom to listen
/// @param structuredLogs whether the event log is JSON
/// @param grace how long the service still answers after it has said that it is going
/// @param redis where instances count requests together
/// @param work what is worked on in the background
/// @param masterKey the admin's key; without one the service listens to its own machine only
/// @param sentry where faults of ours are reported; nowhere without it
/// @param keeping how long what is stored stays
/// @param watching how it looks after itself
/// @param channels how notifications are sent
record Settings(
        HttpSettings http,
        boolean structuredLogs,
        Duration grace,
        DatabaseSettings database,
        Optional<RedisAddress> redis,
        WorkSettings work,
        Optional<MasterKey> masterKey,
        Optional<SentryAddress> sentry,
        PriceSettings prices,
        RetentionSettings keeping,
        WatchdogSettings watching,
        ChannelSettings channels) {

    private static final String LOOPBACK = "127.0.0.1";

    /// How long requests may take to end after SIGTERM; ShutdownStep knows what else that fits
    /// into.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /// Reads the settings.
    ///
    /// @throws WrongSettings listing every fault at once
    static Settings from(Map<String, String> environment) {
        Environment variables = new Environment(environment);
        Duration grace = grace(variables, environment);
        Optional<MasterKey> masterKey = variables.parsed("MASTER_API_KEY", MasterKey::parse);
        Settings settings =
                new Settings(
                        http(variables, grace, host(variables, environment, masterKey)),
                        variables.flag("STRUCTURED_LOGS", false),
                        grace,
                        databases(variables),
                        variables.parsed("REDIS_URL", RedisAddress::parse),
                        WorkSettings.read(variables),
                        masterKey,
                        variables.parsed("SENTRY_DSN", SentryAddress::parse),
                        prices(variables, environment),
                        RetentionSettings.read(variables),
                        WatchdogSettings.read(variables),
                        new ChannelVariables(
                                        variables, home(variables), !Platform.isUnder(environment))
                                .read());
        variables.refuseFaults();
        return settings;
    }

    private static DatabaseSettings databases(Environment variables) {
        DatabaseSettings read =
                new DatabaseSettings(
                        home(variables),
                        database(variables, "DATABASE_URL"),
                        variables.parsed("DIRECT_DATABASE_URL", DatabaseAddress::parse),
                        database(variables, "DATABASE_REPLICA_URL"),
                        pool(variables));
        if (read.direct().isPresent() && !variables.given("DATABASE_URL")) {
            variables.fault(
                    "DIRECT_DATABASE_URL",
                    "needs DATABASE_URL: it is the direct address of the same database, without the"
                            + " pooler");
        }
        if (read.replica().isPresent() && !variables.given("DATABASE_URL")) {
            variables.fault(
                    "DATABASE_REPLICA_URL", "needs DATABASE_URL: the primary of the replica");
        }
        if (variables.given("DB_POOLER") && !variables.given("DATABASE_URL")) {
            variables.fault("DB_POOLER", "needs DATABASE_URL: the address of the pooler");
        }
        return read;
    }

    private static PriceSettings prices(Environment variables, Map<String, String> environment) {
        return new PriceSettings(
                variables.flag("SAMPLE_DATA", true),
                ProviderSettings.read(environment, variables::fault),
                new RefreshSettings(
                        variables.flag("AUTO_REFRESH", true),
                        Duration.ofMinutes(variables.integer("REFRESH_DELAY_MINUTES", 0, 720, 30))),
                variables.integer("STALE_SESSIONS", 0, 100_000, AnalysisMoment.STALE_SESSIONS));
    }

    /// Where it listens: to strangers only when it has a key to ask them for.
    private static String host(
            Environment variables, Map<String, String> environment, Optional<MasterKey> masterKey) {
        Optional<String> platform = Platform.sign(environment);
        String host = variables.host("HOST", platform.isPresent() ? "0.0.0.0" : LOOPBACK);
        boolean keyed = masterKey.isPresent() || variables.given("MASTER_API_KEY");
        if (!keyed && platform.isPresent()) {
            variables.missing(
                    "MASTER_API_KEY",
                    "on a platform (%s is set): without it anyone could use this service"
                            .formatted(platform.get()));
        } else if (!keyed && !Environment.isLoopback(host)) {
            variables.missing(
                    "MASTER_API_KEY",
                    "with HOST=%s: without it the service listens on localhost only"
                            .formatted(host));
        }
        return host;
    }

    private static HttpSettings http(Environment variables, Duration grace, String host) {
        HttpSettings plain = HttpSettings.at(host, variables.integer("PORT", 0, 65_535, 8080));
        return tls(variables)
                .map(plain::with)
                .orElse(plain)
                .with(
                        variables
                                .parsed("CORS_ORIGINS", AllowedOrigins::parse)
                                .orElse(AllowedOrigins.NONE))
                .with(rates(variables))
                .withSessionsOverHttp(variables.flag("SESSIONS_OVER_HTTP", false))
                .with(DRAIN.minus(grace))
                .with(plain.limits().withLive(variables.integer("LIVE_MAX", 1, 20_000, 2_000)));
    }

    private static Optional<TlsSettings> tls(Environment variables) {
        Optional<Path> certificate = variables.parsed("TLS_CERT", Path::of);
        Optional<Path> key = variables.parsed("TLS_KEY", Path::of);
        if (variables.given("TLS_CERT") != variables.given("TLS_KEY")) {
            variables.missing(
                    variables.given("TLS_CERT") ? "TLS_KEY" : "TLS_CERT",
                    "when the other of TLS_CERT and TLS_KEY is set");
        }
        return certificate.flatMap(c -> key.map(k -> new TlsSettings(c, k)));
    }

    private static RateSettings rates(Environment variables) {
        return new RateSettings(
                variables.parsed("RATE_LIMITS", RateTable::parse).orElseGet(RateTable::usual),
                variables.integer("TRUSTED_PROXY_HOPS", 0, 10, 0));
    }

    /// A platform's router needs a moment to hear that it should send its requests elsewhere.
    private static Duration grace(Environment variables, Map<String, String> environment) {
        int absent = Platform.isUnder(environment) ? 3 : 0;
        return Duration.ofSeconds(variables.integer("DRAIN_SECONDS", 0, 8, absent));
    }

    /// As the pooler before it, if there is one, wants to be used.
    private static Optional<DatabaseAddress> database(Environment variables, String name) {
        Optional<DatabaseAddress> address = variables.parsed(name, DatabaseAddress::parse);
        String pooler = variables.choice("DB_POOLER", List.of("none", "transaction"));
        return pooler.equals("transaction") ? address.map(DatabaseAddress::behindPooler) : address;
    }

    private static PoolSettings pool(Environment variables) {
        int most = variables.integer("DB_POOL_MAX", 1, 500, connectionsPerMachine());
        int least = variables.integer("DB_POOL_MIN", 0, 500, Math.min(10, most));
        if (least > most) {
            variables.fault(
                    "DB_POOL_MIN",
                    "must be at most DB_POOL_MAX, which is " + most,
                    Integer.toString(least));
            least = most;
        }
        return new PoolSettings(
                least, most, variables.integer("DB_POOL_WAITING", 0, 10_000, PoolSettings.WAITING));
    }

    /// Ten per core. More than 50 would fill half of a server as it is installed.
    private static int connectionsPerMachine() {
        return Math.clamp(10L * Runtime.getRuntime().availableProcessors(), 20, 50);
    }

    /// The environment's HOME wins over what Java takes from the list of users.
    private static Path home(Environment variables) {
        Path user = Path.of(variables.text("HOME", System.getProperty("user.home")));
        return Path.of(variables.text("BELLWETHER_HOME", user.resolve(".bellwether").toString()));
    }
}
