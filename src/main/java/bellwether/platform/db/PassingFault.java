package bellwether.platform.db;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tells faults that pass by themselves (the database is away, a deadlock, a serialisation failure,
/// a lock that others held for too long, a disk that is full until somebody makes room) from the
/// others.
public final class PassingFault {
    private static final String DISK_FULL = "53100";
    private static final String OVER_TIME = "57014";

    private static final Set<String> STATES =
            Set.of(
                    "57P01", "57P02", "57P03", "53300", "40001", "40P01", "25006", "55P03",
                    DISK_FULL);

    /// Of those, the ones after which the transaction has certainly been rolled back.
    private static final Set<String> UNDONE = Set.of("40001", "40P01", "55P03");

    /// Of those, the ones of a connection that had been there. One that cannot be made is none.
    private static final Set<String> BROKEN = Set.of("08003", "08006", "57P01", "57P02");

    private PassingFault() {}

    /// Whether others were in the way and nothing has happened, so that any work may be done again
    /// at once.
    public static boolean undone(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && UNDONE.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the connection is gone, so that another one may do; what was asked of it may have
    /// happened or not.
    public static boolean isBrokenConnection(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && BROKEN.contains(String.valueOf(e.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the database has no room left, of which somebody has to be told who can make some.
    public static boolean isFullDisk(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && DISK_FULL.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a statement was ended because it took longer than the server lets it. The same
    /// statement would most likely take as long again, so this passes by itself only where other
    /// work was in its way.
    public static boolean isOverTime(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLException e && OVER_TIME.equals(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /// Whether no connection became free in time, though none that was tried has failed: all are in
    /// use, or those that use them get no answer.
    public static boolean isCrowded(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException && t.getCause() == null) {
                return true;
            }
        }
        return false;
    }

    /// Whether the same work may succeed when it is done again a little later.
    public static boolean is(@Nullable Throwable fault) {
        for (Throwable t = fault; t != null; t = t.getCause()) {
            if (t instanceof SQLTransientConnectionException
                    || (t instanceof SQLException e && passing(e))) {
                return true;
            }
        }
        return false;
    }

    private static boolean passing(SQLException e) {
        String state = e.getSQLState();
        return state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
