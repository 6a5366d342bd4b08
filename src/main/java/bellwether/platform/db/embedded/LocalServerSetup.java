package bellwether.platform.db.embedded;

import bellwether.platform.db.Connections;
import bellwether.platform.db.DatabaseAddress;
import bellwether.platform.db.DatabaseUnavailable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/// What a new cluster needs once: our database, and a password in place of trust.
final class LocalServerSetup {
    private LocalServerSetup() {}

    static void run(int port, PostgresFolder folder) throws IOException {
        if (folder.finished()) {
            return;
        }
        DatabaseAddress maintenance =
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(port),
                        Optional.of("postgres"),
                        Optional.of(folder.password()));
        try (Connection connection = Connections.single(maintenance);
                Statement statement = connection.createStatement()) {
            statement.execute("alter role postgres password '" + folder.password() + "'");
            statement.execute("create database bellwether");
            folder.requirePassword();
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The embedded PostgreSQL could not be set up: " + e.getMessage(), e);
        }
        folder.markFinished();
    }
}
