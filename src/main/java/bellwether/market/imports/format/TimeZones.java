package bellwether.market.imports.format;

import bellwether.market.symbols.Rejection;
import bellwether.platform.base.DidYouMean;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Names of time zones as people give them.
public final class TimeZones {
    /// Abbreviations are not read: they do not say whether summer time is meant, or are used in
    /// several parts of the world.
    private static final Map<String, String> ABBREVIATIONS =
            Map.ofEntries(
                    Map.entry("EST", withSummerTime("America/New_York", "-05:00")),
                    Map.entry("EDT", withSummerTime("America/New_York", "-04:00")),
                    Map.entry("CST", "America/Chicago or Asia/Shanghai"),
                    Map.entry("CDT", withSummerTime("America/Chicago", "-05:00")),
                    Map.entry("MST", withSummerTime("America/Denver", "-07:00")),
                    Map.entry("MDT", withSummerTime("America/Denver", "-06:00")),
                    Map.entry("PST", withSummerTime("America/Los_Angeles", "-08:00")),
                    Map.entry("PDT", withSummerTime("America/Los_Angeles", "-07:00")),
                    Map.entry("HST", "Pacific/Honolulu or -10:00"),
                    Map.entry("IST", "Asia/Kolkata, Asia/Jerusalem or Europe/Dublin"),
                    Map.entry("BST", "Europe/London"),
                    Map.entry("CEST", "Europe/Berlin"),
                    Map.entry("JST", "Asia/Tokyo"),
                    Map.entry("AEST", withSummerTime("Australia/Sydney", "+10:00")));

    private TimeZones() {}

    public static Optional<ZoneId> of(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String withSummerTime(String zone, String offset) {
        return "%s for the clock there, with summer time, or %s for that offset all year"
                .formatted(zone, offset);
    }

    /// The zone that is named after a city; null without one.
    private static @Nullable String ofCity(String typed) {
        String end = "/" + typed.replace(' ', '_').toLowerCase(Locale.ROOT);
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.toLowerCase(Locale.ROOT).endsWith(end))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    public static String rule(String typed) {
        String meaning =
                ABBREVIATIONS.getOrDefault(
                        typed.strip().toUpperCase(Locale.ROOT), ofCity(typed.strip()));
        return "must be a time zone such as Europe/Berlin, UTC or +05:30, was %s%s"
                .formatted(
                        Rejection.shown(typed),
                        meaning == null
                                ? DidYouMean.ending(ZoneId.getAvailableZoneIds(), typed)
                                : ": write " + meaning);
    }
}
