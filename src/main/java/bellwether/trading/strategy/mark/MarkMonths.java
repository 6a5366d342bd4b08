package bellwether.trading.strategy.mark;

import bellwether.platform.db.CleanupResult;
import bellwether.platform.db.MonthlyTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/// Makes the coming months of marks, and drops those that are over their time.
final class MarkMonths {
    /// Two years, and the month that is not over.
    static final Duration KEPT = Duration.ofDays(731);

    private static final MonthlyTable MARKS =
            new MonthlyTable("strategy_mark", MonthlyTable.Key.TIME, List.of());

    private MarkMonths() {}

    static CleanupResult tidy(Jdbi jdbi, Instant now) {
        List<String> notes = new ArrayList<>();
        MARKS.extend(jdbi, now).forEach(part -> notes.add("made " + part));
        return jdbi.inTransaction(h -> {
            MonthlyTable.begin(h);
            List<MonthlyTable.Part> over =
                    MARKS.months(h).stream()
                            .filter(part -> !part.until().isAfter(now.minus(KEPT)))
                            .toList();
            if (over.isEmpty()) {
                return new CleanupResult(0, 0, notes);
            }
            long bytes = MARKS.bytes(h);
            long removed = MARKS.drop(h, over);
            over.forEach(part -> notes.add("dropped " + part.name()));
            return new CleanupResult(removed, bytes - MARKS.bytes(h), notes);
        });
    }
}
