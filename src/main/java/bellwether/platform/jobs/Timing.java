package bellwether.platform.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/// How often the engine does things, and how long they may take or stay.
///
/// @param deadline for one batch of items; when it has made no progress for so long its thread is
///   interrupted
/// @param drain how long batches in hand may take to end, from [Jobs#release()] on
/// @param kept how long jobs and their results stay after their end; for ever when empty
/// @param nanoTime by which deadlines are measured
public record Timing(
        HeartbeatSettings heartbeat,
        Duration deadline,
        Duration drain,
        Optional<Duration> kept,
        LongSupplier nanoTime) {
    public static final Timing DEFAULT =
            new Timing(
                    HeartbeatSettings.DEFAULT,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(7),
                    Optional.of(Duration.ofDays(90)),
                    System::nanoTime);

    Timing with(HeartbeatSettings other) {
        return new Timing(other, deadline, drain, kept, nanoTime);
    }

    Timing withDeadline(Duration other) {
        return new Timing(heartbeat, other, drain, kept, nanoTime);
    }

    Timing withDrain(Duration other) {
        return new Timing(heartbeat, deadline, other, kept, nanoTime);
    }

    Timing withKept(Optional<Duration> other) {
        return new Timing(heartbeat, deadline, drain, other, nanoTime);
    }

    Timing with(LongSupplier other) {
        return new Timing(heartbeat, deadline, drain, kept, other);
    }
}
