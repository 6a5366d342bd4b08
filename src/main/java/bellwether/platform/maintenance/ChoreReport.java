package bellwether.platform.maintenance;

import bellwether.platform.db.CleanupResult;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// A chore that has been done, as reports show it.
public record ChoreReport(
        String chore,
        long removed,
        long freedBytes,
        @JsonProperty("messages") List<String> notes,
        long tookMs) {
    static ChoreReport of(Chore chore) {
        long start = System.nanoTime();
        CleanupResult tidied = chore.work().get();
        return new ChoreReport(
                chore.name(),
                tidied.removed(),
                tidied.freedBytes(),
                tidied.notes(),
                Duration.ofNanos(System.nanoTime() - start).toMillis());
    }

    /// A line for people.
    String words() {
        return String.format(
                Locale.ROOT,
                "%-9s %,d removed, %,.1f MB freed, %.1f s%s",
                chore,
                removed,
                freedBytes / 1e6,
                tookMs / 1e3,
                notes.isEmpty() ? "" : ": " + String.join("; ", notes));
    }
}
