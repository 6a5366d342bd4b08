package bellwether.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/// How every connection is made: its time limits, and the single ones that no pool holds.
public final class Connections {
    private Connections() {}

    /// The server's own limits, in milliseconds.
    private static final String OPTIONS =
            "-c statement_timeout=5000 -c lock_timeout=2000"
                    + " -c idle_in_transaction_session_timeout=10000";

    /// Options of a connection that migrates.
    public static final String UNLIMITED = "-c statement_timeout=0";

    /// Driver properties of all pooled connections, in seconds. The server ends a statement after
    /// five; one that says nothing for three times as long has frozen or is gone, and the request
    /// can still be answered. After a failover, hosts are looked at anew soon.
    ///
    /// A session behind a pooler is shared, so limits cannot be its own: they belong to the role.
    static Map<String, String> limits(DatabaseAddress address) {
        Map<String, String> limits =
                new HashMap<>(
                        Map.of(
                                "connectTimeout", "5",
                                "socketTimeout", "15",
                                "hostRecheckSeconds", "2",
                                "tcpKeepAlive", "true"));
        if (!address.pooled()) {
            limits.put("options", OPTIONS);
        }
        return limits;
    }

    /// Maintenance may take its time, but does not make others wait.
    static Map<String, String> upkeep(DatabaseAddress address) {
        Map<String, String> limits = limits(address);
        limits.put("socketTimeout", "0");
        limits.computeIfPresent(
                "options", (_, _) -> "-c statement_timeout=1800000 -c lock_timeout=2000");
        return limits;
    }

    public static Connection single(DatabaseAddress address) throws SQLException {
        return open(address, new Properties());
    }

    /// As `single`, for migrations: without the limits that the role may carry for a pooler's sake.
    /// A pooler that the address does not name refuses it.
    public static Connection unlimited(DatabaseAddress address) throws SQLException {
        Properties properties = new Properties();
        if (!address.pooled()) {
            properties.setProperty("options", UNLIMITED);
        }
        return open(address, properties);
    }

    private static Connection open(DatabaseAddress address, Properties properties)
            throws SQLException {
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("hostRecheckSeconds", "2");
        properties.setProperty("ApplicationName", "bellwether-start");
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }
}
