package bellwether.platform.outbound;

import java.time.Duration;

/// How long a call may take, and how much of the answer is read.
///
/// @param connect for one TCP connection
/// @param whole from the look-up of the name to the last byte
/// @param bytes of the answer's body; the rest is left unread
public record OutboundLimits(Duration connect, Duration whole, int bytes) {
    public static final OutboundLimits USUAL =
            new OutboundLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 4_096);
}
