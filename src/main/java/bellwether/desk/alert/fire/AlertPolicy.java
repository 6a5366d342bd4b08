package bellwether.desk.alert.fire;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// How the source of alerts wants them to be told.
///
/// @param channels only these; all when it is empty
/// @param message the owner's own words, added to the others
public record AlertPolicy(boolean snoozed, Duration cooldown, Set<UUID> channels, String message) {
    /// To all channels, each time.
    public static final AlertPolicy USUAL = new AlertPolicy(false, Duration.ZERO, Set.of(), "");

    public AlertPolicy {
        channels = Set.copyOf(channels);
    }
}
