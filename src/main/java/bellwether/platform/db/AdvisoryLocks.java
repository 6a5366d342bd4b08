package bellwether.platform.db;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/// Locks of maintenance, which gives way to everybody.
final class AdvisoryLocks {
    /// Whoever comes behind a waiting exclusive lock waits too, so it waits for no longer than
    /// this.
    private static final String PATIENCE = "300ms";

    private static final int TRIES = 20;
    private static final long PAUSE_MILLIS = 500;

    /// Of our own choosing; known to no one else.
    private static final long MAINTENANCE = 0x6265_6c6c_0001L;

    private AdvisoryLocks() {}

    /// Keeps other maintenance out until the end of the transaction. Not of a session, so that it
    /// holds behind a pooler too.
    static void oneAtATime(Handle h) {
        h.execute("select pg_advisory_xact_lock(" + MAINTENANCE + ")");
    }

    /// Has a table and all its parts for itself until the end of the transaction.
    ///
    /// @throws UnableToExecuteStatementException (55P03) when it was never free
    static void whole(Handle h, String table) {
        h.execute("set local lock_timeout = '" + PATIENCE + "'");
        for (int tries = 1; ; tries++) {
            h.savepoint("before_lock");
            try {
                h.execute("lock table %s in access exclusive mode".formatted(table));
                return;
            } catch (UnableToExecuteStatementException e) {
                if (tries == TRIES || !PassingFault.undone(e)) {
                    throw e;
                }
                h.rollbackToSavepoint("before_lock");
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for a lock", e);
        }
    }
}
