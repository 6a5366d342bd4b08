package bellwether.platform.jobs.engine;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Hears of jobs that other processes made, so that an idle claimer need not wait for its next
/// look. Nothing depends on it: a listener that has gone deaf costs a second or two.
final class NotificationListener {
    static final String CHANNEL = "bellwether_jobs";

    private static final int PATIENCE_MILLIS = 500;

    private final Jdbi jdbi;
    private final Runnable heard;
    private @Nullable Handle own;

    NotificationListener(Jdbi jdbi, Runnable heard) {
        this.jdbi = jdbi;
        this.heard = heard;
    }

    /// To be called in the transaction that makes a job; it is heard when that commits.
    static void tell(Handle h) {
        h.createQuery("select pg_notify(:channel, '')")
                .bind("channel", CHANNEL)
                .map((row, ctx) -> true)
                .list();
    }

    /// Listens for half a second.
    Duration step() {
        try {
            PGConnection connection = connection().getConnection().unwrap(PGConnection.class);
            PGNotification[] news = connection.getNotifications(PATIENCE_MILLIS);
            if (news != null && news.length > 0) {
                heard.run();
            }
            return Duration.ZERO;
        } catch (SQLException e) {
            close();
            throw new IllegalStateException("cannot listen", e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private Handle connection() {
        Handle handle = own;
        if (handle == null) {
            handle = jdbi.open();
            own = handle;
            handle.execute("listen " + CHANNEL);
        }
        return handle;
    }

    void close() {
        Handle handle = own;
        own = null;
        if (handle != null) {
            handle.close();
        }
    }
}
