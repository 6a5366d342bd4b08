package bellwether.desk.scan.wish;

import bellwether.desk.scan.ScanId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One look of a scan.
///
/// @param job the sweep; empty where no symbol had a new bar
/// @param state running, completed, or partial where symbols could not be walked, the sweep was
///   stopped, or there is trouble
/// @param counts of its symbols and of what was found
/// @param trouble why it is not known which detections are the scan's, so that some may be missing;
///   null where all are known
/// @param newestBar that was swept; null where none was
/// @param endedAt null while it runs
public record ScanPass(
        long id,
        ScanId scan,
        Optional<UUID> job,
        Instant slot,
        String state,
        Counts counts,
        @Nullable String trouble,
        @Nullable Instant newestBar,
        Instant beganAt,
        @Nullable Instant endedAt) {
    /// What it counted.
    ///
    /// @param symbols that it looked at
    /// @param unmoved of these, those without a new bar
    /// @param swept those whose new bars were walked
    /// @param unknown those without bars of the timeframe, or of which a pattern could not be told
    /// @param failed those that could not be walked, which the scanner's status gives reasons for
    /// @param detections new ones that its filter lets pass: of any sweep since the pass before
    /// @param alerts that were made of these
    /// @param skipped slots before it that began while a sweep ran
    public record Counts(
            int symbols,
            int unmoved,
            int swept,
            int unknown,
            int failed,
            int detections,
            int alerts,
            long skipped) {}

    /// How long it took; null while it runs.
    public @Nullable Long ms() {
        return endedAt == null ? null : endedAt.toEpochMilli() - beganAt.toEpochMilli();
    }
}
