package bellwether.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a job was made, begun and ended.
///
/// @param worked from the start of its first item to its end, or to the reading while it goes on
public record JobTimes(
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Duration worked) {}
