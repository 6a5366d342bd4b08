package bellwether.desk.alert.rule;

import bellwether.desk.alert.NotificationPriority;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;

/// How a rule's owner wants to hear of it.
///
/// @param cooldown from one notification to the next of the same symbol
/// @param channels only these; all when it is empty
/// @param message the owner's own words, added to the others
public record RuleNotice(
        NotificationPriority priority,
        Duration cooldown,
        Set<UUID> channels,
        String message,
        UnknownPolicy onUnknown) {
    public RuleNotice {
        channels = Set.copyOf(channels);
    }
}
