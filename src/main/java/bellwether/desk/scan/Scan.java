package bellwether.desk.scan;

import bellwether.market.symbols.Universe;
import java.time.Instant;

/// An owner's wish to have symbols looked at again and again.
///
/// @param alerts whether its owner is alerted of detections
/// @param version of its definition, for `If-Match`
public record Scan(
        ScanId id,
        String owner,
        String name,
        Universe universe,
        ScanTiming timing,
        ScanFilter filter,
        boolean alerts,
        boolean running,
        ScanProgress progress,
        int version,
        Instant createdAt,
        Instant changedAt) {}
