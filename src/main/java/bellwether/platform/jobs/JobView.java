package bellwether.platform.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/// A job as it stood when it was read.
///
/// @param params JSON, as the creator gave it
/// @param version moves with every change of the job
/// @param newest JSON list of the newest few results in small
/// @param worked from the start of its first item to its end, or to the reading while it goes on
public record JobView(
        JobId id,
        String owner,
        String kind,
        String params,
        JobState state,
        int priority,
        int total,
        int done,
        int failed,
        int cancelled,
        long version,
        String newest,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Duration worked) {

    public int remaining() {
        return total - done - failed - cancelled;
    }

    /// Whether its version tells all: nothing of it moves by the mere passing of time.
    public boolean settled() {
        return state.terminal() || startedAt.isEmpty();
    }

    public double percent() {
        return Math.floor(1000.0 * (total - remaining()) / total) / 10;
    }

    /// Items finished per second since the start; empty until one is finished.
    public OptionalDouble ratePerSecond() {
        double seconds = worked.toNanos() / 1e9;
        return done + failed == 0 || seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((done + failed) / seconds);
    }

    /// The time that the rest takes at the measured rate; empty when nobody works on it.
    public Optional<Duration> eta() {
        OptionalDouble rate = ratePerSecond();
        return state == JobState.PROCESSING && rate.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(remaining() / rate.getAsDouble() * 1e3)))
                : Optional.empty();
    }
}
