package bellwether.platform.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Behind a pooler the limits on statements are the role's, which only its owner can set: whoever
/// forgot it is told so at start.
final class RoleTimeoutCheck {
    private static final Logger LOG = LoggerFactory.getLogger(RoleTimeoutCheck.class);

    private RoleTimeoutCheck() {}

    static void check(DatabaseAddress address) {
        complaint(address).ifPresent(LOG::warn);
    }

    static Optional<String> complaint(DatabaseAddress address) {
        try (Connection connection = Connections.single(address);
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select current_setting('statement_timeout') = '0', quote_ident(current_user)")) {
            return row.next() && row.getBoolean(1)
                    ? Optional.of(
                            "Statements have no time limit behind this pooler. Set one for the role: alter role %s set statement_timeout = '5s'"
                                    .formatted(row.getString(2)))
                    : Optional.empty();
        } catch (SQLException e) {
            throw DatabaseFault.of(address, e);
        }
    }
}
