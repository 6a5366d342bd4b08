package bellwether.desk.alert.fire;

import bellwether.platform.db.CleanupResult;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Removes alerts that nobody's rule or scan is behind any more. Those of a rule that is there
/// stay: they are what keeps it from firing twice on a bar, and what it is judged by.
public final class AlertRetention {
    private static final int SLICE = 5_000;

    private final Jdbi jdbi;
    private final OrphanedAlertDao alerts = new OrphanedAlertDao();

    public AlertRetention(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /// Removes those of deleted rules and scans that moved last before a moment.
    public CleanupResult retire(Instant before) {
        long removed = 0;
        int slice;
        do {
            slice = jdbi.inTransaction(h -> alerts.remove(h, before, SLICE));
            removed += slice;
        } while (slice == SLICE);
        return new CleanupResult(removed, 0, List.of());
    }
}
