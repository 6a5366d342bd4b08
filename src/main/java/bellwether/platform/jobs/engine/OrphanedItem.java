package bellwether.platform.jobs.engine;

import java.util.UUID;

/// An item that nobody seems to be working on.
///
/// @param crashes how often this has happened to it after it was begun, this time included
public record OrphanedItem(ClaimedItem claimed, UUID worker, int crashes) {}
