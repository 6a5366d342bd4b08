package bellwether.platform.jobs;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/// A job as it stood when it was read.
///
/// @param params JSON, as the creator gave it
/// @param version moves with every change of the job
/// @param newest JSON list of the newest few results in small
public record JobView(
        JobId id,
        String owner,
        String kind,
        String params,
        JobState state,
        int priority,
        ItemCounts counts,
        long version,
        String newest,
        JobTimes times) {

    /// Whether its version tells all: nothing of it moves by the mere passing of time.
    public boolean settled() {
        return state.terminal() || times.startedAt().isEmpty();
    }

    /// Items finished per second since the start; empty until one is finished.
    public OptionalDouble ratePerSecond() {
        double seconds = times.worked().toNanos() / 1e9;
        return counts.ended() == 0 || seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(counts.ended() / seconds);
    }

    /// The time that the rest takes at the measured rate; empty when nobody works on it.
    public Optional<Duration> eta() {
        OptionalDouble rate = ratePerSecond();
        return state == JobState.PROCESSING && rate.isPresent()
                ? Optional.of(
                        Duration.ofMillis(
                                Math.round(counts.remaining() / rate.getAsDouble() * 1e3)))
                : Optional.empty();
    }
}
