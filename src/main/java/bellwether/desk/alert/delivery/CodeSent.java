package bellwether.desk.alert.delivery;

import java.time.Instant;
import java.util.Optional;

/// What came of sending a code.
///
/// @param outcome `sent`, or why it did not leave: `retry`, `rejected`, `channel_broken`,
///   `not_configured`, or `not_sent` when codes were sent lately
/// @param answer what the other side said, or when to ask again
/// @param validUntil after that another code is needed; empty when there is none
public record CodeSent(String outcome, String answer, Optional<Instant> validUntil) {}
