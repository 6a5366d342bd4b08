package bellwether.desk.alert.preference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Wall clock times as moments, where clocks are changed too.
final class LocalMoments {
    private LocalMoments() {}

    /// The first time the clock shows it. A time that is skipped is the first moment after the gap.
    static Instant first(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? afterGap(local, zone) : local.toInstant(offsets.getFirst());
    }

    /// The last time the clock shows it. A time that is skipped is the first moment after the gap.
    static Instant last(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? afterGap(local, zone) : local.toInstant(offsets.getLast());
    }

    private static Instant afterGap(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getTransition(local).getInstant();
    }
}
