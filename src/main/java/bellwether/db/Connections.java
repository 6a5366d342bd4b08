package bellwether.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// How every connection is made: its time limits, and the single ones that no pool holds.
final class Connections {
    private Connections() {}

    /// Driver properties of all pooled connections: seconds for the network, milliseconds for the
    /// server's limits.
    static Map<String, String> limits() {
        return Map.of(
                "connectTimeout", "5",
                "socketTimeout", "30",
                "tcpKeepAlive", "true",
                "options",
                        "-c statement_timeout=5000 -c lock_timeout=2000"
                                + " -c idle_in_transaction_session_timeout=10000");
    }

    static Connection single(DatabaseAddress address) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("ApplicationName", "bellwether-start");
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(address.jdbcUrl(), properties);
    }
}
