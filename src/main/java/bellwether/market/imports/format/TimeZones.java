package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.DidYouMean;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/// Names of time zones as people give them.
public final class TimeZones {
    private TimeZones() {}

    public static Optional<ZoneId> of(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static String rule(String typed) {
        return "must be a time zone such as Europe/Berlin, UTC or +05:30, was %s%s"
                .formatted(
                        Rejection.shown(typed),
                        DidYouMean.ending(ZoneId.getAvailableZoneIds(), typed));
    }
}
