package bellwether.platform.privacy.http;

import bellwether.platform.base.Refusal;
import bellwether.platform.base.RefusalKind;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/// Places for exports: each holds a connection to the database, and its snapshot, until the client
/// has taken the last byte, so that slow ones could hold all connections of this process.
final class ExportPlaces {
    /// At once, of all owners; of each owner one.
    static final int MOST = 4;

    private static final Duration RETRY = Duration.ofSeconds(30);

    private final Set<String> owners = new HashSet<>();

    /// A place that was taken.
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /// Takes a place until it is closed.
    ///
    /// @throws Refusal 503 where the owner has one, or all are taken
    synchronized Place take(String owner) {
        if (owners.contains(owner)) {
            throw busy("An export of %s is being sent; take or close that one first.", owner);
        }
        if (owners.size() >= MOST) {
            throw busy("%s exports are being sent, which is the most; try again later.", MOST);
        }
        owners.add(owner);
        return () -> free(owner);
    }

    private synchronized void free(String owner) {
        owners.remove(owner);
    }

    private static Refusal busy(String words, Object which) {
        return Refusal.of(RefusalKind.UNAVAILABLE, "exports_busy", words.formatted(which))
                .retryAfter(RETRY);
    }
}
