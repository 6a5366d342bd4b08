package bellwether.desk.journal.achievement;

import java.time.Instant;

/// Something that happened.
///
/// @param event a trade, an entry, a rule or a day, by its id or date
public record Occasion(Instant at, String event) {}
