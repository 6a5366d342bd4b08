package bellwether;

import bellwether.db.DatabaseAddress;
import bellwether.db.PoolSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Every environment variable, read and checked once.
///
/// @param host address to listen on
/// @param port 0 takes a free one
/// @param home where the embedded PostgreSQL keeps its data
/// @param database the database to use in place of the embedded one
/// @param pool connections for requests; the job engine has its own
/// @param workers threads that work on jobs
/// @param sampleData whether an empty database gets the sample symbols at the first start
record Settings(
        String host,
        int port,
        Path home,
        Optional<DatabaseAddress> database,
        PoolSettings pool,
        int workers,
        boolean sampleData) {

    /// Reads the settings.
    ///
    /// @throws WrongSettings listing every fault at once
    static Settings from(Map<String, String> environment) {
        Variables variables = new Variables(environment);
        Settings settings =
                new Settings(
                        variables.host("HOST", "127.0.0.1"),
                        variables.integer("PORT", 0, 65_535, 8080),
                        Path.of(variables.text("BELLWETHER_HOME", defaultHome(variables))),
                        variables.parsed("DATABASE_URL", DatabaseAddress::parse),
                        pool(variables),
                        variables.integer(
                                "WORKERS", 1, 64, Runtime.getRuntime().availableProcessors()),
                        variables.flag("SAMPLE_DATA", true));
        variables.refuseFaults();
        return settings;
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
