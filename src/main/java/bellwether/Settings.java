package bellwether;

import bellwether.access.MasterKey;
import bellwether.db.DatabaseAddress;
import bellwether.db.PoolSettings;
import bellwether.limits.RedisAddress;
import bellwether.providers.ProviderSettings;
import bellwether.web.HttpSettings;
import bellwether.web.Origins;
import bellwether.web.RateSettings;
import bellwether.web.Rates;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Every environment variable, read and checked once.
///
/// @param http where and for whom to listen
/// @param structuredLogs whether the event log is JSON
/// @param grace how long the service still answers after it has said that it is going
/// @param home where the embedded PostgreSQL keeps its data
/// @param database the database to use in place of the embedded one
/// @param directDatabase the same database past any pooler, for migrations
/// @param pool connections for requests; the job engine has its own
/// @param redis where instances count requests together
/// @param workers threads that work on jobs
/// @param masterKey the admin's key; without one the service listens to its own machine only
/// @param sampleData whether an empty database gets the sample symbols at the first start
/// @param providers whom to ask for prices that are missing
record Settings(
        HttpSettings http,
        boolean structuredLogs,
        Duration grace,
        Path home,
        Optional<DatabaseAddress> database,
        Optional<DatabaseAddress> directDatabase,
        PoolSettings pool,
        Optional<RedisAddress> redis,
        int workers,
        Optional<MasterKey> masterKey,
        boolean sampleData,
        ProviderSettings providers) {

    private static final String LOOPBACK = "127.0.0.1";

    /// How long requests may take to end after SIGTERM. The job engine takes 15 s more at most, and
    /// platforms kill after 30.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /// Reads the settings.
    ///
    /// @throws WrongSettings listing every fault at once
    static Settings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Duration grace = grace(variables, environment);
        Optional<MasterKey> masterKey = variables.parsed("MASTER_API_KEY", MasterKey::parse);
        Settings settings =
                new Settings(
                        http(variables, grace, host(variables, environment, masterKey)),
                        variables.flag("STRUCTURED_LOGS", false),
                        grace,
                        Path.of(variables.text("BELLWETHER_HOME", defaultHome(variables))),
                        variables.parsed("DATABASE_URL", DatabaseAddress::parse),
                        variables.parsed("DIRECT_DATABASE_URL", DatabaseAddress::parse),
                        pool(variables),
                        variables.parsed("REDIS_URL", RedisAddress::parse),
                        variables.integer(
                                "WORKERS", 1, 64, Runtime.getRuntime().availableProcessors()),
                        masterKey,
                        variables.flag("SAMPLE_DATA", true),
                        ProviderSettings.read(environment, variables::fault));
        if (settings.directDatabase.isPresent() && !variables.given("DATABASE_URL")) {
            variables.fault(
                    "DIRECT_DATABASE_URL",
                    "needs DATABASE_URL beside it: it is the way to the same database past a pooler");
        }
        variables.refuseFaults();
        return settings;
    }

    /// Where migrations run: past a pooler, whose connections change between transactions.
    DatabaseAddress migrationAddress(DatabaseAddress address) {
        return directDatabase.orElse(address);
    }

    /// Where it listens: to strangers only when it has a key to ask them for.
    private static String host(
            Variables variables, Map<String, String> environment, Optional<MasterKey> masterKey) {
        Optional<String> platform = Platform.sign(environment);
        String host = variables.host("HOST", platform.isPresent() ? "0.0.0.0" : LOOPBACK);
        boolean keyed = masterKey.isPresent() || variables.given("MASTER_API_KEY");
        if (!keyed && platform.isPresent()) {
            variables.missing(
                    "MASTER_API_KEY",
                    "on a platform (%s is set): without it anybody could use this service"
                            .formatted(platform.get()));
        } else if (!keyed && !Variables.isLoopback(host)) {
            variables.missing(
                    "MASTER_API_KEY",
                    "with HOST=%s: without it the service listens to its own machine only"
                            .formatted(host));
        }
        return host;
    }

    private static HttpSettings http(Variables variables, Duration grace, String host) {
        return HttpSettings.at(host, variables.integer("PORT", 0, 65_535, 8080))
                .with(variables.parsed("CORS_ORIGINS", Origins::parse).orElse(Origins.NONE))
                .with(rates(variables))
                .with(DRAIN.minus(grace));
    }

    private static RateSettings rates(Variables variables) {
        return new RateSettings(
                variables.parsed("RATE_LIMITS", Rates::parse).orElseGet(Rates::usual),
                variables.integer("TRUSTED_PROXY_HOPS", 0, 10, 0));
    }

    /// A platform's router needs a moment to hear that it should send its requests elsewhere.
    private static Duration grace(Variables variables, Map<String, String> environment) {
        int absent = Platform.isUnder(environment) ? 3 : 0;
        return Duration.ofSeconds(variables.integer("DRAIN_SECONDS", 0, 8, absent));
    }

    private static PoolSettings pool(Variables variables) {
        int most = variables.integer("DB_POOL_MAX", 1, 500, 20);
        int least = variables.integer("DB_POOL_MIN", 0, 500, Math.min(2, most));
        if (least > most) {
            variables.fault(
                    "DB_POOL_MIN",
                    "must be at most DB_POOL_MAX, which is " + most,
                    Integer.toString(least));
            least = most;
        }
        return new PoolSettings(least, most);
    }

    /// The environment's HOME wins over what Java takes from the list of users.
    private static String defaultHome(Variables variables) {
        return Path.of(variables.text("HOME", System.getProperty("user.home")), ".bellwether")
                .toString();
    }
}
