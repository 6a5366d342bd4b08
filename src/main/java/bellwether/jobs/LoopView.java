package bellwether.jobs;

import java.time.Duration;
import java.util.Optional;

/// One of the engine's loops, as its health is told.
///
/// @param faults steps that threw, since the start
/// @param failing how long every step has been failing; zero while all is well
/// @param sinceSuccess since a step last went well; empty before the first
public record LoopView(
        String name, long faults, Duration failing, Optional<Duration> sinceSuccess) {}
