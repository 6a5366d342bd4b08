package bellwether.desk.alert.channel;

import java.time.Duration;
import java.util.Optional;

/// One attempt, as it is kept.
///
/// @param outcome what follows from it
/// @param code the other side's status: HTTP's, SMTP's; empty where it said none
/// @param address the IP address and port that were called; empty where none was
/// @param answer what the other side said, or what went wrong, at most 1,000 characters
/// @param retryAfter when the other side asks to be called again
public record SendResult(
        SendOutcome outcome,
        Optional<Integer> code,
        String address,
        String answer,
        Optional<Duration> retryAfter) {}
