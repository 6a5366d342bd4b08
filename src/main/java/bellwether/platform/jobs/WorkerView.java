package bellwether.platform.jobs;

import java.time.Instant;

/// A process that works on items.
///
/// @param heartbeatAgeSeconds since it last said that it lives
/// @param holding items in its hands at its last heartbeat
/// @param silent whether others take it for dead
public record WorkerView(
        String id,
        String host,
        String version,
        Instant startedAt,
        double heartbeatAgeSeconds,
        int holding,
        boolean draining,
        boolean silent) {}
