package bellwether.platform.maintenance;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Which night's maintenance is due.
final class MaintenanceSchedule {
    /// Three o'clock UTC.
    private static final int HOUR = 3;

    private MaintenanceSchedule() {}

    /// The night whose maintenance ought to have been begun by now. None in the hour before the
    /// next: so late, it can wait for that, and no two clocks disagree about which one is meant.
    static Optional<LocalDate> due(Instant now) {
        OffsetDateTime time = now.atOffset(ZoneOffset.UTC);
        if (time.getHour() == HOUR - 1) {
            return Optional.empty();
        }
        LocalDate today = time.toLocalDate();
        return Optional.of(time.getHour() >= HOUR ? today : today.minusDays(1));
    }
}
