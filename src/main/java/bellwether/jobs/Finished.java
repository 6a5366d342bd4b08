package bellwether.jobs;

/// An item with its outcome, on its way into the database.
///
/// @param attempt which try this was, since the work on it last got further
record Finished(Claimed claimed, String kind, Outcome outcome, int attempt) {}
