package bellwether.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings a database to the schema of this program. Several processes may do it at once: Flyway's
/// lock lets one work and the others wait.
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final int OLDEST_SERVER = 150_000;

    private Migrations() {}

    /// Waits until the database answers, checks that it is PostgreSQL 15 or newer, and migrates it.
    ///
    /// @throws DatabaseUnavailable when it does not answer within `patience`, or is too old
    public static void run(DatabaseAddress address, Duration patience) {
        awaitServer(address, patience);
        MigrateResult result = migrate(address);
        if (result.migrationsExecuted > 0) {
            LOG.info(
                    "Schema moved to version {} by {} migrations",
                    result.targetSchemaVersion,
                    result.migrationsExecuted);
        }
    }

    private static MigrateResult migrate(DatabaseAddress address) {
        try {
            return Flyway.configure()
                    .dataSource(
                            address.jdbcUrl(),
                            address.user().orElse(null),
                            address.password().orElse(null))
                    .locations("classpath:migrations")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new DatabaseUnavailable(
                    "The schema of %s cannot be brought up to date: %s"
                            .formatted(address, e.getMessage()),
                    e);
        }
    }

    private static void awaitServer(DatabaseAddress address, Duration patience) {
        long giveUp = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try (Connection connection = Connections.single(address)) {
                checkVersion(connection);
                return;
            } catch (SQLException e) {
                if (!mayPass(e) || System.nanoTime() > giveUp) {
                    throw new DatabaseUnavailable(
                            "The database at %s cannot be used: %s"
                                    .formatted(address, e.getMessage()),
                            e);
                }
                if (!told) {
                    LOG.warn(
                            "Waiting up to {} s for the database at {}: {}",
                            patience.toSeconds(),
                            address,
                            e.getMessage());
                    told = true;
                }
                pause();
            }
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

    private static void checkVersion(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            if (row.getInt(1) < OLDEST_SERVER) {
                throw new DatabaseUnavailable(
                        "PostgreSQL 15 or newer is needed; this server's version number is "
                                + row.getInt(1));
            }
        }
    }
}
