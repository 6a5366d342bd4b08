package bellwether.desk.alert.preference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// Wall clock times as moments, where clocks are changed too.
public final class LocalMoments {
    private LocalMoments() {}

    /// The first time the clock shows it. A time that is skipped is the first moment after the gap.
    public static Instant first(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? afterGap(local, zone) : local.toInstant(offsets.getFirst());
    }

    /// The first moment from which on the clock shows no earlier time of that day: where it is put
    /// back over the time, the second showing. A time that is skipped is the first moment after the
    /// gap.
    static Instant passed(LocalDateTime local, ZoneId zone) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return afterGap(local, zone);
        }
        boolean shownAgain =
                offsets.size() > 1
                        && local.isAfter(zone.getRules().getTransition(local).getDateTimeAfter());
        return local.toInstant(shownAgain ? offsets.getLast() : offsets.getFirst());
    }

    private static Instant afterGap(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getTransition(local).getInstant();
    }
}
