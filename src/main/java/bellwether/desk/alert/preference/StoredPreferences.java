package bellwether.desk.alert.preference;

import java.time.Instant;
import java.util.Optional;

/// Preferences as they are kept.
///
/// @param version moves with each change; 0 when nothing was ever chosen
/// @param nextDigest when what was held is sent
public record StoredPreferences(
        NotificationPreferences preferences, long version, Optional<Instant> nextDigest) {}
