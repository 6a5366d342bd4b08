package bellwether.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Waits for the server and refuses one that is too old.
public final class ServerCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ServerCheck.class);
    static final int OLDEST = 15;

    private ServerCheck() {}

    /// Waits until the server answers, and checks its version.
    ///
    /// @throws DatabaseUnavailable when it does not answer within `patience`, or is too old
    public static void await(DatabaseAddress address, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection = Connections.single(address)) {
                refuseOld(address, connection);
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > giveUp) {
                    throw DatabaseFault.of(address, e);
                }
                if (!told) {
                    LOG.warn(
                            "Waiting up to {} s for the database at {}: {}",
                            patience.toSeconds(),
                            address,
                            DatabaseFault.oneLine(e.getMessage()));
                    told = true;
                }
                pause();
            }
        }
    }

    /// The server says its version in the greeting, so no statement that it may not know is needed.
    private static void refuseOld(DatabaseAddress address, Connection connection)
            throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw new DatabaseUnavailable(
                    "The database at %s is PostgreSQL %s; %d or newer is needed. Upgrade the server, or unset DATABASE_URL to use the embedded PostgreSQL."
                            .formatted(
                                    address,
                                    connection.getMetaData().getDatabaseProductVersion(),
                                    OLDEST));
        }
    }

    /// A wrong option of the address looks like a failed connection to the driver, but has no cause
    /// in the network.
    private static boolean mayPass(SQLException e) {
        return PassingFault.is(e) && !"08000".equals(e.getSQLState());
    }

    private static void pause() {
        try {
            Thread.sleep(1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for the database", e);
        }
    }
}
