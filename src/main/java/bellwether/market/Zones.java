package bellwether.market;

import bellwether.web.DidYouMean;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// Names of time zones as people give them.
final class Zones {
    private Zones() {}

    static Optional<ZoneId> of(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static String rule(String typed) {
        return "must be a time zone such as Europe/Berlin, UTC or +05:30, was %s%s"
                .formatted(
                        Rejection.shown(typed),
                        DidYouMean.ending(ZoneId.getAvailableZoneIds(), typed));
    }
}
