package bellwether.platform.db;

import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;

/// Reads that see the database as it was at one moment.
public final class Snapshots {
    private Snapshots() {}

    /// Reads in one transaction that changes nothing. Its isolation is set inside it: JDBC's
    /// `setTransactionIsolation` sets it for the whole session, and behind a pooler that session
    /// goes on to serve others, whose updates then fail.
    public static <T, X extends Exception> T read(Jdbi jdbi, HandleCallback<T, X> read) throws X {
        return jdbi.inTransaction(handle -> {
            handle.execute("set transaction isolation level repeatable read, read only");
            return read.withHandle(handle);
        });
    }
}
