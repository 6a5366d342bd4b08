package bellwether.jobs;

/// An item with its outcome, on its way into the database.
record Finished(Claimed claimed, String kind, Outcome outcome) {}
