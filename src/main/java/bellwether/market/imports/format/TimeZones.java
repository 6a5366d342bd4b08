package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.DidYouMean;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;

/// Names of time zones as people give them.
public final class TimeZones {
    /// Zones without summer time, whatever Java makes of these names.
    private static final Map<String, ZoneOffset> FIXED =
            Map.of(
                    "EST", ZoneOffset.ofHours(-5),
                    "MST", ZoneOffset.ofHours(-7),
                    "HST", ZoneOffset.ofHours(-10));

    private TimeZones() {}

    public static Optional<ZoneId> of(String name) {
        try {
            ZoneOffset fixed = FIXED.get(name);
            return Optional.of(fixed == null ? ZoneId.of(name) : fixed);
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
