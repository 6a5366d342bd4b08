package bellwether.platform.db;

import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/// Hears of what other processes did, so that a loop need not wait for its next look. Nothing
/// depends on it: a listener that has lost its connection costs a second or two.
public final class NotificationListener {
    /// A stop waits for it.
    private static final int PATIENCE_MILLIS = 100;

    /// What is listened for.
    public enum Channel {
        /// A job was made.
        JOBS("bellwether_jobs"),
        /// A live event was published.
        LIVE("bellwether_live");

        private final String word;

        Channel(String word) {
            this.word = word;
        }

        /// Its name in PostgreSQL.
        public String word() {
            return word;
        }
    }

    private final Jdbi jdbi;
    private final Channel channel;
    private final Runnable heard;
    private @Nullable Handle own;

    /// One that listens from its first step on.
    ///
    /// @param jdbi leads straight to the server: there is no listening through a pooler
    public NotificationListener(Jdbi jdbi, Channel channel, Runnable heard) {
        this.jdbi = jdbi;
        this.channel = channel;
        this.heard = heard;
    }

    /// To be called in the transaction that did something; it is heard when that commits.
    public static void tell(Handle h, Channel channel) {
        h.createQuery("select pg_notify(:channel, '')")
                .bind("channel", channel.word())
                .map((row, ctx) -> true)
                .list();
    }

    /// Listens for a tenth of a second.
    public Duration step() {
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
            handle.execute("listen " + channel.word());
        }
        return handle;
    }

    public void close() {
        Handle handle = own;
        own = null;
        if (handle != null) {
            handle.close();
        }
    }
}
