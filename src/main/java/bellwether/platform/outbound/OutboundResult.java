package bellwether.platform.outbound;

import java.util.Optional;

/// How a call ended.
public sealed interface OutboundResult {
    /// The other side answered with a status.
    ///
    /// @param body the beginning of what it said
    /// @param retryAfter the header of that name, as it was sent
    /// @param address the IP address and port that were called
    record Answered(int status, String body, Optional<String> retryAfter, String address)
            implements OutboundResult {}

    /// It was not called: this address must not be.
    ///
    /// @param why for people, naming what is wrong
    record Refused(String why) implements OutboundResult {}

    /// No answer was received.
    ///
    /// @param why for people
    /// @param address the IP address and port that were called; empty where none was
    record Failed(String why, String address) implements OutboundResult {}
}
