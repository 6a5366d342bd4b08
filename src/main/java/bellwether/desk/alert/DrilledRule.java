package bellwether.desk.alert;

import java.time.Instant;

/// A rule that was drilled before its first alert.
///
/// @param rule its id
/// @param at of its first drill
public record DrilledRule(String rule, Instant at) {}
