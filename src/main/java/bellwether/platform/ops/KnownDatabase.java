package bellwether.platform.ops;

import java.time.Instant;
import java.util.Optional;

/// What the latest look has shown of the database; nothing is asked for it.
///
/// @param seenAt when it last answered such a look
public record KnownDatabase(DatabaseState state, Optional<Instant> seenAt) {}
