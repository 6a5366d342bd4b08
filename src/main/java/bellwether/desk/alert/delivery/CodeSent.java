package bellwether.desk.alert.delivery;

import java.time.Instant;

/// What came of sending a code.
///
/// @param outcome `sent`, or why it did not leave: `retry`, `rejected`, `channel_broken`,
///   `not_configured`
/// @param answer what the other side said
/// @param validUntil after that another code is needed
public record CodeSent(String outcome, String answer, Instant validUntil) {}
