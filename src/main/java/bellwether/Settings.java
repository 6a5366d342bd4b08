package bellwether;

import bellwether.db.DatabaseAddress;
import bellwether.db.PoolSettings;
import bellwether.ops.SentryAddress;
import bellwether.web.HttpSettings;
import bellwether.web.Origins;
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
/// @param pool connections for requests; the job engine has its own
/// @param workers threads that work on jobs
/// @param sampleData whether an empty database gets the sample symbols at the first start
/// @param sentry where faults of ours are reported; nowhere without it
record Settings(
        HttpSettings http,
        boolean structuredLogs,
        Duration grace,
        Path home,
        Optional<DatabaseAddress> database,
        PoolSettings pool,
        int workers,
        boolean sampleData,
        Optional<SentryAddress> sentry) {

    /// How long requests may take to end after SIGTERM. The job engine takes 15 s more at most, and
    /// platforms kill after 30.
    private static final Duration DRAIN = Duration.ofSeconds(10);

    /// Reads the settings.
    ///
    /// @throws WrongSettings listing every fault at once
    static Settings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Duration grace = grace(variables, environment);
        Settings settings =
                new Settings(
                        http(variables, grace),
                        variables.flag("STRUCTURED_LOGS", false),
                        grace,
                        Path.of(variables.text("BELLWETHER_HOME", defaultHome(variables))),
                        variables.parsed("DATABASE_URL", DatabaseAddress::parse),
                        pool(variables),
                        variables.integer(
                                "WORKERS", 1, 64, Runtime.getRuntime().availableProcessors()),
                        variables.flag("SAMPLE_DATA", true),
                        variables.parsed("SENTRY_DSN", SentryAddress::parse));
        variables.refuseFaults();
        return settings;
    }

    private static HttpSettings http(Variables variables, Duration grace) {
        return HttpSettings.at(
                        variables.host("HOST", "127.0.0.1"),
                        variables.integer("PORT", 0, 65_535, 8080))
                .with(variables.parsed("CORS_ORIGINS", Origins::parse).orElse(Origins.NONE))
                .with(DRAIN.minus(grace));
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
