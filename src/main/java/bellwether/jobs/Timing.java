package bellwether.jobs;

import java.time.Duration;
import java.util.Optional;

/// How often the engine does things, and how long they may take or stay.
///
/// @param deadline for one batch of items; after it the thread is interrupted
/// @param drain how long batches in hand may take to end, from [Jobs#release()] on
/// @param kept how long jobs and their results stay after their end; for ever when empty
public record Timing(Pulse pulse, Duration deadline, Duration drain, Optional<Duration> kept) {
    public static final Timing DEFAULT =
            new Timing(
                    Pulse.DEFAULT,
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(7),
                    Optional.of(Duration.ofDays(90)));

    Timing with(Pulse other) {
        return new Timing(other, deadline, drain, kept);
    }

    Timing withDeadline(Duration other) {
        return new Timing(pulse, other, drain, kept);
    }

    Timing withDrain(Duration other) {
        return new Timing(pulse, deadline, other, kept);
    }

    Timing withKept(Optional<Duration> other) {
        return new Timing(pulse, deadline, drain, other);
    }
}
