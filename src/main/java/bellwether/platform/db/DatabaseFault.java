package bellwether.platform.db;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a fault of the database means to its operator: one line with a hint.
public final class DatabaseFault {
    private DatabaseFault() {}

    /// The fault as an exception whose message is for the operator.
    public static DatabaseUnavailable of(DatabaseAddress address, Throwable fault) {
        return new DatabaseUnavailable(line(address, fault), fault);
    }

    public static String line(DatabaseAddress address, Throwable fault) {
        Optional<SQLException> sql = cause(fault, SQLException.class);
        String reason = oneLine(sql.map(Throwable.class::cast).orElse(fault).getMessage());
        return "The database at %s cannot be used: %s. %s"
                .formatted(address, reason, hint(fault, sql.map(SQLException::getSQLState)));
    }

    private static String hint(Throwable fault, Optional<String> state) {
        if (cause(fault, UnknownHostException.class).isPresent()) {
            return "The host name cannot be resolved: check DATABASE_URL.";
        }
        if (cause(fault, SocketTimeoutException.class).isPresent()) {
            return "The host does not respond: check host and port in DATABASE_URL, and firewalls.";
        }
        if (cause(fault, ConnectException.class).isPresent()) {
            return "Connection refused: start PostgreSQL, or check host and port in DATABASE_URL.";
        }
        if (String.valueOf(fault).contains("startup parameter")) {
            return "It is a pooler that does not accept options: set DB_POOLER=transaction, and DIRECT_DATABASE_URL to bypass it.";
        }
        return hint(state.orElse(""));
    }

    private static String hint(String state) {
        return switch (state) {
            case "08001" ->
                    "The host does not respond like PostgreSQL: check host and port in DATABASE_URL, and firewalls.";
            case "28P01" -> "Check the user and the password in DATABASE_URL.";
            case "28000" ->
                    "The server rejects this user: check DATABASE_URL and the server's"
                            + " pg_hba.conf; many hosts require ?sslmode=require.";
            case "3D000" -> "Create it first, as in: createdb NAME.";
            case "53300" ->
                    "All its connections are in use: lower DB_POOL_MAX, stop other clients, or"
                            + " raise max_connections.";
            case "57P03" -> "It is starting or stopping: try again in a moment.";
            case "25006" -> readOnly();
            case "42501" ->
                    "The user lacks permission: make it the owner of the database, or grant it create on"
                            + " the schema.";
            case "53100" -> "The server's disk is full: free some space, then start again.";
            case "55P03" ->
                    "The tables are locked by other sessions: nothing was changed; try again later.";
            default -> "Check DATABASE_URL and the server's log.";
        };
    }

    public static String readOnly() {
        return "It is a read-only standby: use the primary's address, or all hosts with"
                + " ?targetServerType=primary.";
    }

    public static <T extends Throwable> Optional<T> cause(Throwable fault, Class<T> type) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (type.isInstance(t)) {
                return Optional.of(type.cast(t));
            }
        }
        return Optional.empty();
    }

    /// Neither line breaks nor a full stop, which the caller's sentence brings.
    public static String oneLine(@Nullable String message) {
        return message == null
                ? "no reason given"
                : message.strip().replaceAll("\\s+", " ").replaceAll("\\.$", "");
    }
}
