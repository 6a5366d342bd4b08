package bellwether.desk.alert.preference;

import java.time.Instant;
import java.util.Optional;

/// What a channel has been sent lately, or is about to be.
///
/// @param moment events of the last ten seconds that no gate has held
/// @param hour notifications that count for its caps, of the 60 minutes up to when it would be sent
/// @param day the same of the last 24 hours
/// @param sameSubject when the newest of the same subject was let through
/// @param isBundleOpen whether one is waiting that others may still join
public record RecentLoad(
        int moment, int hour, int day, Optional<Instant> sameSubject, boolean isBundleOpen) {}
