package bellwether.platform.access;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of the audit, and drops those that are over their time. Rows of it can
/// be neither changed nor deleted, by maintenance as little as by anybody.
final class AuditMonths {
    private static final MonthlyTable AUDIT =
            new MonthlyTable(
                    "audit",
                    MonthlyTable.Key.TIME,
                    List.of(
                            """
                            create trigger audit_is_append_only before update or delete or truncate on %s
                            for each statement execute function refuse_to_change_audit()
                            """));

    private AuditMonths() {}

    /// @param kept how long entries stay; for ever when empty
    static CleanupResult tidy(Jdbi jdbi, Instant now, Optional<Duration> kept) {
        List<String> notes = new ArrayList<>();
        AUDIT.extend(jdbi, now).forEach(part -> notes.add("made " + part));
        if (kept.isEmpty()) {
            return new CleanupResult(0, 0, notes);
        }
        return jdbi.inTransaction(h -> {
            MonthlyTable.begin(h);
            List<MonthlyTable.Part> over =
                    AUDIT.months(h).stream()
                            .filter(part -> !part.until().isAfter(now.minus(kept.get())))
                            .toList();
            if (over.isEmpty()) {
                return new CleanupResult(0, 0, notes);
            }
            long bytes = AUDIT.bytes(h);
            long removed = AUDIT.drop(h, over);
            over.forEach(part -> notes.add("dropped " + part.name()));
            return new CleanupResult(removed, bytes - AUDIT.bytes(h), notes);
        });
    }
}
