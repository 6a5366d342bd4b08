package bellwether.platform.jobs.engine;

import bellwether.platform.jobs.ItemOutcome;

/// An item with its outcome, on its way into the database.
///
/// @param attempt which try this was, since the work on it last got further
record FinishedItem(ClaimedItem claimed, String kind, ItemOutcome outcome, int attempt) {}
