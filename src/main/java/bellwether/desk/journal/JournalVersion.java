package bellwether.desk.journal;

import java.time.Instant;

/// What an entry said in one of its versions.
///
/// @param saidAt when it was written
public record JournalVersion(int version, JournalText said, Instant saidAt) {}
