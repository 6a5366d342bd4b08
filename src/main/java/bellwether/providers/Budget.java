package bellwether.providers;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How many calls a provider still gets from us.
final class Budget {
    private final Bucket bucket;

    Budget(int calls, Duration per, InstantSource clock) {
        bucket =
                Bucket.builder()
                        .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, per))
                        .withCustomTimePrecision(new Meter(clock))
                        .build();
    }

    /// Takes one call, or says how long until there is one.
    Optional<Duration> take() {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    long left() {
        return bucket.getAvailableTokens();
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
