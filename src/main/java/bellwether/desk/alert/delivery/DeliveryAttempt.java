package bellwether.desk.alert.delivery;

import java.time.Instant;
import java.util.Optional;

/// One call to the other side, as it is kept.
///
/// @param n from 1 on
/// @param ms how long it took; empty while it runs and when its end is unknown
/// @param outcome `sending` while it runs; `unknown` when the process ended before the result was
///   known, so that it may have arrived
/// @param address what was called
/// @param code the other side's status
/// @param answer what the other side said, or what went wrong
public record DeliveryAttempt(
        int n,
        Instant startedAt,
        Optional<Integer> ms,
        String outcome,
        String address,
        Optional<Integer> code,
        String answer) {
    static final String SENDING = "sending";
    static final String UNKNOWN = "unknown";
}
